import { newId } from '../../../store/ids.ts';
import type { Store } from '../../../store/store.ts';
import { type Look, newMember, newWorkspace, type Sender, type SenderKind, type Wanted } from './sender.ts';

const packages = 3;

/** Somebody who asks for a job in each life of the server. */
export const jobs: SenderKind = async (store) => {
  const workspace = await newWorkspace(store);
  for (let number = 0; number < packages; number++) {
    const id = newId();
    await store.owner.insertInto('package').values({ id, workspace, name: 'P', created_by: 'u' }).execute();
    await store.owner.insertInto('package_version').values({ workspace, package: id, version: 1, text: 'title: P', digest: 'd', note: '',
      created_by: 'u' }).execute();
    await store.owner.updateTable('package').set({ latest_version: 1 }).where('id', '=', id).execute();
  }
  return [new Asker(workspace, await newMember(store, workspace, 'preparer', ['determinations:write', 'determinations:read']))];
};

class Asker implements Sender {
  readonly #path: string;
  readonly #workspace: string;
  readonly #headers: Record<string, string>;
  readonly #asked: string[] = [];
  #life = -1;

  constructor(workspace: string, headers: Record<string, string>) {
    this.#workspace = workspace;
    this.#path = `/workspaces/${workspace}/jobs`;
    this.#headers = headers;
  }

  next(life: number): Wanted | undefined {
    if (life === this.#life) return undefined;
    this.#life = life;
    return { path: `${this.#path}/determinations`, body: {}, headers: this.#headers };
  }

  acknowledged({ id }: { id: string }): void {
    this.#asked.push(id);
  }

  async isSettled(look: Look): Promise<boolean> {
    for (const id of this.#asked) {
      const job = await look(`${this.#path}/${id}`, this.#headers) as { state: string } | undefined;
      if (job?.state !== 'done') return false;
    }
    return true;
  }

  async faults({ owner }: Store, pending: Wanted | undefined): Promise<string[]> {
    const faults: string[] = [];
    const rows = await owner.selectFrom('job').select(['id', 'state', 'done']).where('workspace', '=', this.#workspace).execute();
    const given = await owner.selectFrom('determination').select(['job', (count) => count.fn.countAll<string>().as('times')])
      .where('workspace', '=', this.#workspace).groupBy('job').execute();
    const answers = new Map(given.map(({ job, times }) => [job, Number(times)]));
    for (const id of this.#asked) {
      const row = rows.find((one) => one.id === id);
      if (row === undefined) faults.push(`Job ${id} was acknowledged and is lost.`);
      else if (row.state !== 'done' || row.done !== packages) faults.push(`Job ${id} is ${row.state}, ${row.done} of ${packages} done.`);
      else if (answers.get(id) !== packages) faults.push(`Job ${id} gave ${answers.get(id)} answers for ${packages} packages.`);
    }
    const unheard = rows.length - this.#asked.length;
    if (unheard > (pending === undefined ? 0 : 1)) faults.push(`${unheard} jobs nobody was told of.`);
    return faults;
  }
}
