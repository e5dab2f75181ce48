import * as z from 'zod';
import type { Corpus } from '../../corpus/corpus.ts';
import { lastDayOf, type Provision, versionOn } from '../../corpus/provision.ts';
import { posturesOn } from '../../determination/postures.ts';
import { checkDay } from '../lawSpan.ts';
import { provisionOf, showLines } from '../lawRead.ts';
import { today } from '../question.ts';
import { checkDays, type Desk, refusal } from './packageInput.ts';
import { provisionUri } from './shapes.ts';
import { daySchema, type Tool } from './tool.ts';

const input = z.object({
  provision: z.string().optional().describe('A provision by its name, as in ear/742/6.a.6.iii, or the end of it.'),
  search: z.string().optional().describe('Instead of a name: words that all stand in the title, the cite or the text.'),
  on: daySchema.optional().describe('As it reads on this day; left out: today.'),
  limit: z.int().min(1).max(200).default(20),
});

const provisionShape = z.object({
  id: z.string(), uri: z.string(), title: z.string(), cite: z.string(),
  inForce: z.boolean(), effective: z.string().describe('The first day of this wording.'), until: z.string().nullable(),
  published: z.string(), source: z.string(), grade: z.string(),
  postures: z.array(z.object({ rule: z.string(), state: z.string(), by: z.string() }))
    .describe('Rules that are applied otherwise than they are printed.'),
});

const output = z.object({ on: z.string(), corpus: z.string(), found: z.number(), provisions: z.array(provisionShape) });

/** `law`: a provision as it reads on a day, as `portolan law show` prints it, or those that hold some words. */
export function lawTool(desk: Desk): Tool<typeof input, typeof output> {
  return {
    name: 'law', title: 'Look up the law', input, output,
    description: 'A provision of the law held here as it reads on a day, with its posture, doubts and history; or the provisions '
      + 'in which some words stand.',
    answer: ({ provision, search, on = today(), limit }) => {
      const { corpus } = desk.workbench();
      checkDays({ on });
      checkDay(corpus, on, 'on');
      if ((provision === undefined) === (search === undefined)) {
        throw refusal('provision', 'Give a provision or words to search, one of the two.');
      }
      const found = provision === undefined ? searched(corpus, search!, on) : [provisionOf(corpus, provision)];
      const shown = found.slice(0, limit);
      const lines = provision === undefined ? listed(shown, found.length, on) : showLines(corpus, provision, on);
      return {
        text: `${lines.join('\n')}\n`,
        data: { on, corpus: corpus.digest, found: found.length, provisions: shown.map((one) => shapeOf(corpus, one, on)) },
      };
    },
  };
}

function searched({ provisions }: Corpus, search: string, on: string): Provision[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return provisions.filter((provision) => {
    const version = versionOn(provision, on) ?? provision.versions.at(-1)!;
    const text = `${provision.id} ${version.title} ${version.cite} ${version.prose}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function listed(shown: readonly Provision[], found: number, on: string): string[] {
  const lines = shown.map((provision) => `${provision.id}  ${(versionOn(provision, on) ?? provision.versions.at(-1)!).title}`);
  if (found === 0) return ['No provision held here has all of these words.'];
  return found > shown.length ? [...lines, `… and ${found - shown.length} more: give more words, or a higher limit.`] : lines;
}

function shapeOf(corpus: Corpus, provision: Provision, on: string): z.infer<typeof provisionShape> {
  const inForce = versionOn(provision, on);
  const version = inForce ?? provision.versions.at(-1)!;
  const { title, cite, effective, published, source, grade, rules } = version;
  const postures = posturesOn(corpus, on);
  return {
    id: provision.id, uri: provisionUri(provision.id), title, cite, inForce: inForce !== undefined, effective, published, source, grade,
    until: lastDayOf(provision, provision.versions.indexOf(version)) ?? null,
    postures: rules.flatMap(({ id }) => {
      const posture = postures.get(id);
      return posture === undefined ? [] : [{ rule: id, state: posture.state, by: posture.by }];
    }),
  };
}
