import { newId } from '../../../store/ids.ts';
import { sha256 } from '../../../store/sha256.ts';
import type { Store } from '../../../store/store.ts';
import { agencies, designationSteps, type Participant, type Step } from '../designation.ts';
import { newMember, newWorkspace, type Sender, type SenderKind, type Wanted } from './sender.ts';

type People = ReadonlyMap<Participant | 'preparer', Record<string, string>>;

/** A consortium that submits proposal after proposal, and the programme that takes each to its designation. */
export const proposals: SenderKind = async (store) => {
  const [consortium, office] = [await newWorkspace(store), await newWorkspace(store, 'agency')];
  const scopes = ['packages:write', 'determinations:write', 'proposals:write'];
  const people = new Map<Participant | 'preparer', Record<string, string>>();
  for (const role of ['preparer', 'approver'] as const) people.set(role, await newMember(store, consortium, role, scopes));
  people.set('reviewer', await newMember(store, office, 'reviewer', scopes));
  for (const name of ['decider', 'second'] as const) people.set(name, await newMember(store, office, 'decision-maker', scopes));
  for (const agency of agencies) people.set(agency, await newMember(store, office, 'adviser', scopes, agency));
  return [new Way(consortium, office, people)];
};

/** A proposal, and how much of its way was acknowledged. */
interface Begun {
  text: string;
  package?: string;
  hasDossier?: true;
  proposal?: string;
  events: number;
}

class Way implements Sender {
  readonly #consortium: string;
  readonly #office: string;
  readonly #people: People;
  readonly #begun: Begun[] = [];

  constructor(consortium: string, office: string, people: People) {
    this.#consortium = consortium;
    this.#office = office;
    this.#people = people;
  }

  next(): Wanted {
    let one = this.#begun.at(-1);
    if (one === undefined || one.events === stepsOf(one).length) {
      one = { text: `title: ${newId()}`, events: 0 };
      this.#begun.push(one);
    }
    if (one.package === undefined) return this.#asked('preparer', '/packages', { name: 'P', text: one.text });
    if (one.hasDossier === undefined) return this.#asked('preparer', '/dossiers', { package: one.package, version: 1 });
    if (one.proposal === undefined) return this.#asked('preparer', '/proposals', { package: one.package, version: 1, title: 'T' });
    const { by, event, with: brought } = stepsOf(one)[one.events]!;
    return this.#asked(by, `/proposals/${one.proposal}/events`, { event, with: brought });
  }

  acknowledged(answer: { package: string; id: string }): void {
    const one = this.#begun.at(-1)!;
    if (one.package === undefined) one.package = answer.package;
    else if (one.hasDossier === undefined) one.hasDossier = true;
    else if (one.proposal === undefined) one.proposal = answer.id;
    else one.events += 1;
  }

  async faults(store: Store, pending: Wanted | undefined): Promise<string[]> {
    const faults: string[] = [];
    for (const one of this.#begun) if (one.proposal !== undefined) faults.push(...await faultsOf(store, one, one.proposal, pending));
    const packages = await store.owner.selectFrom('package').select('id').where('workspace', '=', this.#consortium).execute();
    if (packages.length > this.#begun.length) faults.push(`${packages.length} packages, and ${this.#begun.length} were begun.`);
    return faults;
  }

  #asked(by: Participant | 'preparer', path: string, body: object): Wanted {
    const workspace = by === 'preparer' || by === 'approver' ? this.#consortium : this.#office;
    return { path: `/workspaces/${workspace}${path}`, body, headers: this.#people.get(by)! };
  }
}

function stepsOf({ text }: Begun): Step[] {
  // The slow analyst writes the text of the package itself.
  return designationSteps({ receipt: sha256(text), dossier: sha256(text) });
}

/** What is wrong with one proposal: events lost, twice or half, a state or a seal that does not go with them. */
async function faultsOf({ owner }: Store, one: Begun, proposal: string, pending: Wanted | undefined): Promise<string[]> {
  const events = await owner.selectFrom('proposal_event').select(['sequence', 'event', 'state']).where('proposal', '=', proposal)
    .orderBy('sequence').execute();
  const contents = await owner.selectFrom('proposal_content').select('sequence').where('proposal', '=', proposal).execute();
  const seals = await owner.selectFrom('sealed_file').select('sequence').where('proposal', '=', proposal).execute();
  const record = await owner.selectFrom('public_record').select('state').where('proposal', '=', proposal).executeTakeFirst();
  const { state } = await owner.selectFrom('proposal').select('state').where('id', '=', proposal).executeTakeFirstOrThrow();
  const steps = stepsOf(one);
  const unheard = pending?.path.includes(proposal) === true ? 1 : 0;
  const faults: string[] = [];
  const check = (holds: boolean, message: string): void => { if (!holds) faults.push(`Proposal ${proposal}: ${message}`); };
  check(events.length >= one.events, `${one.events} events were acknowledged, ${events.length} are there.`);
  check(events.length <= one.events + unheard, `${events.length} events are there, and only ${one.events} were acknowledged.`);
  check(events.every(({ sequence, event }, index) => sequence === index + 1 && event === steps[index]!.event),
    'it has other events, or in another order.');
  check(contents.length === events.length, `${events.length} events have ${contents.length} contents.`);
  check(seals.length === Math.min(events.length, 1), `${seals.length} files are sealed.`);
  check((record !== undefined) === (events.length === steps.length), 'the public record is not that of a designation.');
  const logged = events.findLast((event) => event.state !== null)?.state ?? 'draft';
  check(state === logged, `its state is ${state}, and after its log ${logged}.`);
  return faults;
}
