import { type Selectable, sql } from 'kysely';
import type { Case, WorkflowEvent } from '../../program/workflow/case.ts';
import { replay, type Rules } from '../../program/workflow/machine.ts';
import type { RequestDatabase } from '../../store/request.ts';
import type { Tables } from '../../store/tables.ts';
import { Problem } from '../problem.ts';

export type ProposalRow = Selectable<Tables['proposal']>;

/** A proposal that whoever asks may see. Throws {@link Problem} where there is none; locked, nothing else happens to it meanwhile. */
export async function foundProposal(database: RequestDatabase, proposal: string, how?: 'locked'): Promise<ProposalRow> {
  const query = database.selectFrom('proposal').selectAll().where('id', '=', proposal);
  const row = await (how === 'locked' ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) throw new Problem(404, 'There is no such proposal here.');
  return row;
}

/** One line of the log, as the rules read it. */
interface LogRow {
  event: string;
  at: Date;
  role: string;
  person: string;
  agency: string | null;
  brought: Record<string, string>;
}

/** The case that everything in its log makes, and how many events that are. */
export async function caseOf(database: RequestDatabase, rules: Rules, { id, created_at }: ProposalRow): Promise<Logged> {
  const { rows } = await sql<LogRow>`select * from portolan.proposal_log(${id}::uuid)`.execute(database);
  const events = rows.map(({ event, at, role, person, agency, brought }): WorkflowEvent => ({
    event, role, person, at: at.toISOString(), with: brought, ...agencyOf(agency),
  }));
  return { now: replay(rules, created_at.toISOString(), events), events: events.length };
}

/** A case, and how much happened to it. */
export interface Logged {
  now: Case;
  events: number;
}

/** An agency under the name that the rules have for it, however the workspace writes it. */
export function agencyOf(agency: string | null): { agency?: string } {
  return agency === null ? {} : { agency: agency.toLowerCase() };
}
