import * as z from 'zod';
import { digest, id, moment } from '../routes/shapes.ts';

/** What came with an event, by name. */
export const brought = z.record(z.string().min(1).max(60), z.string().max(20_000));

export const clockShape = z.object({
  clock: z.string(), title: z.string(), runs: z.boolean(), usedWorkingDays: z.int(), leftWorkingDays: z.int(), due: z.iso.date().nullable(),
  ours: z.boolean().describe('No source sets this clock; this office does.'),
});

export const proposalShape = z.object({
  id, title: z.string(), state: z.string(), createdAt: moment,
});

export const caseShape = proposalShape.extend({
  stateTitle: z.string(), ours: z.boolean().describe('No source attests this state; it is ours.'), since: moment,
  package: id.optional(), version: z.int().optional(),
  clocks: z.array(clockShape),
  possible: z.array(z.object({ event: z.string(), title: z.string(), roles: z.array(z.string()), needs: z.array(z.string()) }))
    .describe('What can happen now, by whom, and what has to come with it.'),
  log: z.array(z.object({
    sequence: z.int(), event: z.string(), at: moment, role: z.string(), state: z.string().optional(), with: brought,
  })).describe('What happened, as far as whoever asks may know.'),
  seals: z.array(z.object({ sequence: z.int(), receipt: digest, dossier: digest,
    read: digest.optional().describe('Under this digest the edition for whoever asks can be read; left out where none is kept.') })),
  advice: z.object({
    given: z.array(z.object({ agency: z.string(), advice: z.string(), at: moment, with: brought })),
    silent: z.array(z.string()), conflicting: z.boolean(),
  }).optional().describe('For the programme\'s side alone.'),
});
