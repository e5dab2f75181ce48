import * as z from 'zod';
import type { RequestDatabase } from '../../store/request.ts';
import type { ActingRole } from '../../store/tables.ts';
import type { Services } from '../services.ts';
import { day, id, moment } from '../routes/shapes.ts';

/** Something that waits for whoever asks. */
export const taskShape = z.object({
  kind: z.enum(['proposal', 'approval', 'award', 'screening', 'change']),
  id: id.describe('The proposal, package, entry or finding that waits; where a decision waits for its second person, the decision.'),
  title: z.string(),
  does: z.array(z.object({ event: z.string(), title: z.string(), role: z.string(), needs: z.array(z.string()) }))
    .describe('What can be done about it, and what has to come with it.'),
  since: moment,
  due: day.nullable().describe('Null where no clock runs.'),
  leftWorkingDays: z.int().optional().describe('Below zero once the clock has run out.'),
  ours: z.boolean().optional().describe('No source sets this clock; this office does.'),
  overdue: z.boolean(),
  state: z.string().optional(),
  version: z.int().optional().describe('Of a package: the version that waits.'),
  proposal: id.optional().describe('Of an entry after designation: the designated package.'),
});
export type Task = z.infer<typeof taskShape>;

/** Who asks for tasks, and when. */
export interface TaskQuestion {
  database: RequestDatabase;
  services: Services;
  user: string;
  workspace: string;
  roles: readonly ActingRole[];
  /** Now, as an ISO instant. */
  at: string;
}
