import type { Store } from '../../../store/store.ts';
import { newMember, newWorkspace, type Sender, type SenderKind, type Wanted } from './sender.ts';

const writersAtOnce = 4;

/** Several people who save version after version, each of a package of their own. */
export const saves: SenderKind = async (store) => {
  const workspace = await newWorkspace(store);
  return Promise.all(Array.from({ length: writersAtOnce }, async () =>
    new Writer(workspace, await newMember(store, workspace, 'preparer', ['packages:write']))));
};

class Writer implements Sender {
  readonly #path: string;
  readonly #headers: Record<string, string>;
  /** Text of every version that was acknowledged. */
  readonly #saved = new Map<number, string>();
  #package: string | undefined;
  #text = '';
  #sent = 0;

  constructor(workspace: string, headers: Record<string, string>) {
    this.#path = `/workspaces/${workspace}/packages`;
    this.#headers = headers;
  }

  next(): Wanted {
    this.#text = `version ${this.#sent++} ${'x'.repeat(2000)}`;
    const [path, body, extra] = this.#package === undefined ? ['', { name: 'P' }, {}]
      : [`/${this.#package}/versions`, {}, { 'if-match': `"${this.#package}.${this.#saved.size}"` }];
    return { path: `${this.#path}${path}`, body: { ...body, text: this.#text }, headers: { ...this.#headers, ...extra } };
  }

  acknowledged({ package: of, version }: { package: string; version: number }): void {
    this.#package = of;
    this.#saved.set(version, this.#text);
  }

  async faults({ owner }: Store, pending: Wanted | undefined): Promise<string[]> {
    const of = this.#package;
    if (of === undefined) return [];
    const faults: string[] = [];
    const rows = await owner.selectFrom('package_version').select(['version', 'text']).where('package', '=', of).orderBy('version')
      .execute();
    const { latest_version } = await owner.selectFrom('package').select('latest_version').where('id', '=', of).executeTakeFirstOrThrow();
    const kept = new Map(rows.map(({ version, text }) => [version, text]));
    for (const [version, text] of this.#saved) {
      if (kept.get(version) !== text) faults.push(`Version ${version} of ${of} was acknowledged and is lost.`);
    }
    if (rows.length !== latest_version) faults.push(`${of} says it has ${latest_version} versions, and has ${rows.length}.`);
    const extra = rows.filter(({ version }) => !this.#saved.has(version));
    if (extra.length > (pending === undefined ? 0 : 1)) faults.push(`${of} has ${extra.length} versions nobody was told of.`);
    if (new Set(kept.values()).size !== rows.length) faults.push(`${of} holds what was sent once twice.`);
    return faults;
  }
}
