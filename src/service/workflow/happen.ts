import { sql } from 'kysely';
import type { Case, WorkflowEvent } from '../../program/workflow/case.ts';
import { apply, type Rules } from '../../program/workflow/machine.ts';
import type { Transition } from '../../program/workflow/workflow.ts';
import type { RequestDatabase } from '../../store/request.ts';
import type { ActingRole } from '../../store/tables.ts';
import { Problem } from '../problem.ts';
import { reopenedFindings } from '../award/reopened.ts';
import { agencyOf, caseOf, type Logged, type ProposalRow } from './log.ts';

/** What somebody asks to happen. */
export interface Wanted {
  event: string;
  role?: string | undefined;
  with: Record<string, string>;
}

/** Who asks, where, and on behalf of which agency. */
export interface Doer {
  user: string;
  roles: readonly ActingRole[];
  workspace: string;
  agency: string | null;
}

/**
 * Lets an event happen to a proposal that is locked: the rules decide, the log is written, the file sealed, the public record
 * brought up to date. Throws {@link Problem} in the words of the rules where it cannot happen.
 */
export async function happen(
  database: RequestDatabase, rules: Rules, row: ProposalRow, wanted: Wanted, doer: Doer,
): Promise<Logged & { row: ProposalRow }> {
  const { now: before, events } = await caseOf(database, rules, row);
  const transition = rules.workflow.transitions.find(({ event, from }) => event === wanted.event && from.includes(before.state));
  const event = eventOf(wanted, transition, before, doer);
  const step = apply(rules, before, event);
  if ('refusal' in step) {
    const { message, hint } = step.refusal;
    throw new Problem(409, hint === undefined ? message : `${message} ${hint}`);
  }
  if (transition?.settled === true) await checkSettled(database, row.id);
  const { next } = step;
  const sequence = events + 1;
  const isMoved = next.state !== before.state;
  await written(database, rules, row, { event, sequence, doer, state: isMoved ? next.state : null, transition });
  if (transition?.needs.includes('receipt') === true) await sealed(database, row, sequence, wanted.with);
  if (!isMoved) return { row, now: next, events: sequence };
  const after = await database.updateTable('proposal').set({ state: next.state, consulted: row.consulted || isConsulted(rules, next) })
    .where('id', '=', row.id).returningAll().executeTakeFirstOrThrow();
  await published(database, rules, after, before, next, doer);
  return { row: after, now: next, events: sequence };
}

/** Throws {@link Problem} while a finding that a material change re-opened is not settled. */
async function checkSettled(database: RequestDatabase, proposal: string): Promise<void> {
  const open = (await reopenedFindings(database, proposal)).filter(({ settled }) => settled === null);
  if (open.length === 0) return;
  throw new Problem(409, `Findings are open that a material change re-opened: ${open.map(({ finding }) => finding).join(', ')}. `
    + 'Settle each first.');
}

/** The event as it is entered; clocks of several processes may differ, the log never runs back. */
function eventOf({ event, role, with: brought }: Wanted, transition: Transition | undefined, { last }: Case, doer: Doer): WorkflowEvent {
  const acting = role ?? transition?.by.find((one) => (doer.roles as readonly string[]).includes(one)) ?? doer.roles.at(-1)!;
  if (!(doer.roles as readonly string[]).includes(acting)) throw new Problem(403, `You do not hold the role ${acting} here.`);
  const now = new Date().toISOString();
  const at = last !== null && now < last ? last : now;
  return { event, role: acting, person: doer.user, at, with: brought, ...agencyOf(doer.agency) };
}

async function written(
  database: RequestDatabase, { workflow }: Rules, { id }: ProposalRow,
  { event, sequence, doer, state, transition }: {
    event: WorkflowEvent; sequence: number; doer: Doer; state: string | null; transition: Transition | undefined;
  },
): Promise<void> {
  const isApplicant = workflow.roles.some((role) => role.id === event.role && role.applicant);
  const isTold = (name: string): boolean => isApplicant || transition?.tells.includes(name) === true;
  const told = Object.fromEntries(Object.entries(event.with).filter(([name]) => isTold(name)));
  const place = { workspace: doer.workspace, proposal: id, sequence };
  await database.insertInto('proposal_event')
    .values({ ...place, event: event.event, at: new Date(event.at), role: event.role, state, told: JSON.stringify(told) }).execute();
  await database.insertInto('proposal_content')
    .values({ ...place, person: doer.user, agency: doer.agency, brought: JSON.stringify(event.with) }).execute();
}

/** Keeps the sealed file: the receipt, the very text it was made from, and the dossier by the digest of its bytes, which are kept. */
async function sealed(database: RequestDatabase, { id, workspace, package: of, version }: ProposalRow, sequence: number,
  { receipt = '', dossier = '' }: Record<string, string>): Promise<void> {
  const kept = await database.selectFrom('receipt').select('text').where('workspace', '=', workspace).where('digest', '=', receipt)
    .where('package', '=', of).where('version', '=', version).executeTakeFirst();
  if (kept === undefined) throw new Problem(422, `There is no receipt ${receipt} of version ${version} of this package. Make one first.`);
  const written = await database.selectFrom('dossier').select('receipt_digest').where('workspace', '=', workspace)
    .where('digest', '=', dossier).where('edition', '=', 'whole').where('package', '=', of).where('version', '=', version)
    .executeTakeFirst();
  // One that was written elsewhere is named by its digest alone; whoever holds it can show that it is the one.
  if (!/^[0-9a-f]{64}$/.test(dossier)) throw new Problem(422, 'Name the dossier by its SHA-256, in 64 hexadecimal digits.');
  if (written !== undefined && written.receipt_digest !== receipt) {
    throw new Problem(422, `That dossier rests on the receipt ${written.receipt_digest}; name that one.`);
  }
  const { text } = await database.selectFrom('package_version').select('text').where('package', '=', of).where('version', '=', version)
    .executeTakeFirstOrThrow();
  const place = { workspace, proposal: id, sequence, receipt_digest: receipt, dossier_digest: dossier };
  await database.insertInto('sealed_file').values({ ...place, receipt: kept.text, package_text: text }).execute();
  await sealedForProgramme(database, place);
}

/** Keeps beside a sealed file what the Program's staff read of it: all of it where nothing in it is for the licensing agency alone. */
async function sealedForProgramme(
  database: RequestDatabase,
  place: { workspace: string; proposal: string; sequence: number; receipt_digest: string; dossier_digest: string },
): Promise<void> {
  const { workspace, receipt_digest, dossier_digest } = place;
  const edition = await database.selectFrom('programme_edition').select(['receipt', 'package_text']).where('workspace', '=', workspace)
    .where('receipt_digest', '=', receipt_digest).executeTakeFirst();
  if (edition === undefined) {
    throw new Problem(422, 'The receipt was made before licensing was walled off from the programme. Make it again, and submit that.');
  }
  const shown = await database.selectFrom('dossier').select('digest').where('workspace', '=', workspace)
    .where('made_with', '=', dossier_digest).where('edition', '=', 'programme').executeTakeFirst();
  await database.insertInto('programme_file')
    .values({ ...place, ...edition, walled: edition.receipt !== null, shown_dossier: shown?.digest ?? null }).execute();
}

/** Whether an agency has to be heard in this state: from then on its advisers see the proposal. */
function isConsulted({ workflow }: Rules, { state }: Case): boolean {
  return workflow.transitions.some(({ advises, from }) => advises && from.includes(state));
}

/** Brings the public record up to date where the state is one of which anybody may know. */
async function published(
  database: RequestDatabase, { workflow }: Rules, row: ProposalRow, before: Case, { state, spans }: Case, { workspace }: Doer,
): Promise<void> {
  if (!workflow.states.some((one) => one.id === state && one.public)) return;
  const since = spans.at(-1)!.from.slice(0, 10);
  const conditions = before.proposal?.with.publicConditions;
  const changed = { state, since, ...(conditions === undefined ? {} : { conditions }) };
  await database.insertInto('public_record').values({ workspace, proposal: row.id, title: row.title, ...changed })
    .onConflict((conflict) => conflict.column('proposal').doUpdateSet(changed)).execute();
}

/** The agency for which whoever asks acts in this workspace. */
export async function actingAgency(database: RequestDatabase): Promise<string | null> {
  const { rows } = await sql<{ agency: string | null }>`select portolan.acting_agency() as agency`.execute(database);
  return rows[0]!.agency;
}
