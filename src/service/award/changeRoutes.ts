import { sql } from 'kysely';
import * as z from 'zod';
import { newId } from '../../store/ids.ts';
import type { RequestDatabase } from '../../store/request.ts';
import type { ActingRole } from '../../store/tables.ts';
import { refusalOf } from '../../program/award/standing.ts';
import type { MadeReceipt } from '../analyst.ts';
import { answerOf, type Change, changesBetween } from '../monitors/answer.ts';
import { decidedIn } from '../parties/pairs.ts';
import { explainConstraint, Problem } from '../problem.ts';
import { keepReceipt } from '../receipts.ts';
import { route } from '../route.ts';
import { textOf } from '../routes/packages.ts';
import { day, digest, id, inWorkspace } from '../routes/shapes.ts';
import type { Services } from '../services.ts';
import { actingAgency, happen } from '../workflow/happen.ts';
import { foundProposal } from '../workflow/log.ts';
import { rulesFor } from '../workflow/rules.ts';
import { sealedFile } from '../workflow/sealed.ts';
import { awardEntriesOf, awardKinds as kinds, reopening } from './kinds.ts';
import { reopenedFindings, reopenedShape } from './reopened.ts';
import { checkDesignated, sideOf } from './side.ts';

explainConstraint('finding_settled_once', 409, 'It is settled already.');

const ofProposal = inWorkspace.extend({ proposal: id });
const words = z.string().trim().min(1).max(20_000);
const changeBody = z.object({
  what: words.describe('What changed, in words.'), on: day.describe('The day of the change; both answers are of that day.'),
  version: z.int().min(1).describe('The version of the package as it is now.'),
});
const told = z.object({
  entry: id, receipt: digest.describe('Of what the package is now.'), state: z.string(),
  reopened: z.array(reopenedShape).describe('Nothing where no answer changed: then the designation stands.'),
  rules: z.array(z.string()).describe('Rules that the proofs of only one of the two states look at.'),
});

/** What a material change touches: the findings whose answers it changed are re-opened, and no others. */
export const changeRoutes = [
  route({
    method: 'post', path: '/workspaces/{workspace}/awards/{proposal}/changes', tag: 'After designation', params: ofProposal,
    access: { for: 'member', roles: ['approver'], scope: 'awards:write' }, body: changeBody,
    summary: 'Report a material change by the version that has it: exactly the findings whose answers it changes are re-opened',
    success: { status: 201, description: 'It is entered; what it touches is open.', schema: told },
    refusals: { 409: 'It is not designated, or what was sealed cannot be compared.' },
    work: async ({ params, body, actor, services, transact, signal }) => {
      const { sealed, now, decided } = await transact((database) => compared(database, params, body.version));
      const made = await services.analyst.receipt({ package: now, on: body.on }, signal);
      // The programme reads of it what it read of the sealed file: both without what is for the licensing agency alone.
      const [before, after] = await Promise.all([sealed, made.programme?.package ?? now].map((text) =>
        answerOf(services.analyst, { package: text, on: body.on }, signal, decided)));
      const changes = changesBetween(before!.answer, after!.answer);
      const rules = [...before!.rules.filter((rule) => !after!.rules.includes(rule)),
        ...after!.rules.filter((rule) => !before!.rules.includes(rule))].sort();
      const reported = { ...params, ...body, made, changes, user: actor.user! };
      return { body: { ...await transact((database, roles) => entered(database, services, { ...reported, roles })), rules } };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/awards/{proposal}/settlements', tag: 'After designation', params: ofProposal,
    access: { for: 'member', roles: ['reviewer', 'decision-maker'], scope: 'awards:write' },
    summary: 'Settle a finding that was re-opened; the designation can be upheld when all are',
    body: reopenedShape.pick({ entry: true, about: true, finding: true }).extend({ reason: words }),
    success: { status: 201, description: 'It is settled.', schema: reopenedShape },
    refusals: { 409: 'It is settled already.' },
    handle: async ({ params: { workspace, proposal }, body: { entry, about, finding, reason }, actor, database }) => {
      const find = async () => (await reopenedFindings(database, proposal))
        .find((one) => one.entry === entry && one.about === about && one.finding === finding);
      if (await find() === undefined) throw new Problem(404, 'No such finding was re-opened here.');
      await database.insertInto('finding_settlement')
        .values({ workspace, entry, about, finding, reason, created_by: actor.user! }).execute();
      return { body: (await find())! };
    },
  }),
];

/** What was sealed last, as the programme read it, and the package as it is now. */
async function compared(database: RequestDatabase, { workspace, proposal }: { workspace: string; proposal: string }, version: number) {
  if (await sideOf(database, proposal) !== 'consortium') throw new Problem(404, 'There is no such designated package here.');
  await checkDesignated(database, proposal);
  const { package: of } = await foundProposal(database, proposal);
  const { sequence } = await database.selectFrom('programme_file').select('sequence').where('proposal', '=', proposal)
    .orderBy('sequence', 'desc').limit(1).executeTakeFirstOrThrow();
  const { text } = await textOf(database, { workspace, package: of }, version);
  return {
    sealed: (await sealedFile(database, { proposal, sequence }, 'programme')).package, now: text,
    decided: await decidedIn(database, workspace),
  };
}

interface Reported extends z.infer<typeof changeBody> {
  workspace: string;
  proposal: string;
  made: MadeReceipt;
  changes: Change[];
  user: string;
  roles: readonly ActingRole[];
}

/** Enters the change, and re-opens what it touches. */
async function entered(
  database: RequestDatabase, services: Services, reported: Reported,
): Promise<Omit<z.infer<typeof told>, 'rules'>> {
  const { workspace, proposal, what, on, version, made, changes, user, roles } = reported;
  await sql`select pg_advisory_xact_lock(hashtextextended(${proposal}, 0))`.execute(database);
  const found = await foundProposal(database, proposal, 'locked');
  await keepReceipt(database, { workspace, package: found.package, version, created_by: user }, made);
  const { id: kind, seenBy } = kinds.find(({ reopens }) => reopens)!;
  const place = { site: null, item: null, quantity: null, about: null };
  const statement = { what, version: String(version), receipt: made.digest };
  const refusal = refusalOf(kinds, await awardEntriesOf(database, proposal), { ...place, kind, statement }, { side: 'consortium', roles });
  if (refusal !== undefined) throw new Problem(refusal.status, refusal.message);
  const entry = newId();
  await database.insertInto('award_entry').values({ ...place, id: entry, workspace, proposal, kind, on_day: on, seen_by: seenBy,
    statement: JSON.stringify(statement), created_by: user }).execute();
  for (const { about, finding, before, after } of changes) {
    await database.insertInto('reopened_finding')
      .values({ workspace, proposal, entry, about, finding, answer_before: before, answer_after: after }).execute();
  }
  const reopened = (await reopenedFindings(database, proposal)).filter((one) => one.entry === entry);
  const rules = rulesFor(services);
  const isOpen = rules.workflow.transitions.some(({ event, to }) => event === reopening && to === found.state);
  if (changes.length === 0 || isOpen) return { entry, receipt: made.digest, state: found.state, reopened };
  const doer = { user, roles, workspace, agency: await actingAgency(database) };
  const { now } = await happen(database, rules, found, { event: reopening, with: { change: what } }, doer);
  return { entry, receipt: made.digest, state: now.state, reopened };
}
