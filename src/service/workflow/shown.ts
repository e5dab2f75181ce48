import { sql } from 'kysely';
import type { z } from 'zod';
import { adviceOf, type Case } from '../../program/workflow/case.ts';
import { clocksOf } from '../../program/workflow/clocks.ts';
import type { Rules } from '../../program/workflow/machine.ts';
import { isOurs } from '../../program/workflow/workflow.ts';
import type { RequestDatabase } from '../../store/request.ts';
import { today } from '../today.ts';
import type { ProposalRow } from './log.ts';
import type { caseShape, proposalShape } from './shapes.ts';

export function shownProposal({ id, title, state, created_at }: ProposalRow): z.infer<typeof proposalShape> {
  return { id, title, state, createdAt: created_at.toISOString() };
}

/** A case as whoever asks may see it on a day: the policies of the tables decide what of its log. */
export async function shownCase(
  database: RequestDatabase, { workflow, calendar }: Rules, row: ProposalRow, now: Case, side: 'applicant' | 'programme',
): Promise<z.infer<typeof caseShape>> {
  const state = workflow.states.find(({ id }) => id === now.state)!;
  const ofSide = new Set(workflow.roles.filter(({ applicant }) => applicant === (side === 'applicant')).map(({ id }) => id));
  const { given, silent, conflicting } = adviceOf(workflow, now);
  return {
    ...shownProposal(row), state: now.state, stateTitle: state.title, ours: isOurs(state), since: now.spans.at(-1)!.from,
    ...(side === 'applicant' ? { package: row.package, version: row.version } : {}),
    clocks: clocksOf(workflow, calendar, now, today()).map(({ clock, ...reading }) =>
      ({ clock: clock.id, title: clock.title, ours: isOurs(clock), ...reading })),
    possible: workflow.transitions.filter(({ from, by }) => from.includes(now.state) && by.some((role) => ofSide.has(role)))
      .map(({ event, title, by, needs }) => ({ event, title, needs, roles: by.filter((role) => ofSide.has(role)) })),
    log: await logOf(database, row), seals: await sealsOf(database, row),
    ...(side === 'programme' ? { advice: {
      silent, conflicting, given: given.map(({ agency, advice, at, with: brought }) => ({ agency, advice, at, with: { ...brought } })),
    } } : {}),
  };
}

async function logOf(database: RequestDatabase, { id }: ProposalRow): Promise<z.infer<typeof caseShape>['log']> {
  const rows = await database.selectFrom('proposal_event')
    .leftJoin('proposal_content', (join) => join.onRef('proposal_content.proposal', '=', 'proposal_event.proposal')
      .onRef('proposal_content.sequence', '=', 'proposal_event.sequence'))
    .select(['proposal_event.sequence', 'event', 'at', 'role', 'state', 'told', 'brought'])
    .where('proposal_event.proposal', '=', id).orderBy('proposal_event.sequence').execute();
  return rows.map(({ sequence, event, at, role, state, told, brought }) =>
    ({ sequence, event, at: at.toISOString(), role, with: brought ?? told, ...(state === null ? {} : { state }) }));
}

async function sealsOf(database: RequestDatabase, { id }: ProposalRow): Promise<z.infer<typeof caseShape>['seals']> {
  const rows = await database.selectFrom('programme_file').select(['sequence', 'receipt_digest', 'dossier_digest',
    sql<string | null>`(select d.digest from portolan.dossier d
      where d.digest in (programme_file.dossier_digest, programme_file.shown_dossier)
      order by d.digest = programme_file.dossier_digest desc limit 1)`.as('read')])
    .where('proposal', '=', id).orderBy('sequence').execute();
  return rows.map(({ sequence, receipt_digest, dossier_digest, read }) =>
    ({ sequence, receipt: receipt_digest, dossier: dossier_digest, ...(read === null ? {} : { read }) }));
}
