import { sha256 } from '../../../store/sha256.ts';
import type { Store } from '../../../store/store.ts';
import type { Sender, SenderKind, Wanted } from './sender.ts';

const feed = 'us-csl';

/** Somebody who runs the server and takes in one version of a list after another. */
export function lists(cookie: string): SenderKind {
  return () => Promise.resolve([new Taker(cookie)]);
}

class Taker implements Sender {
  readonly #cookie: string;
  readonly #taken: string[] = [];
  #sent = 0;

  constructor(cookie: string) {
    this.#cookie = cookie;
  }

  next(): Wanted {
    this.#sent += 1;
    const content = Buffer.from(contentOf(this.#sent)).toString('base64');
    return { path: `/lists/${feed}/versions`, body: { files: [{ name: `v${this.#sent}`, content }] }, headers: { cookie: this.#cookie } };
  }

  acknowledged({ version }: { version: string }): void {
    this.#taken.push(version);
  }

  async faults({ owner }: Store, pending: Wanted | undefined): Promise<string[]> {
    const faults: string[] = [];
    const rows = await owner.selectFrom('list_version').select(['version', 'digest', 'entries']).where('feed', '=', feed).execute();
    const inForce = await owner.selectFrom('list_in_force').select('version').where('feed', '=', feed).executeTakeFirst();
    const kept = new Map(rows.map(({ version, digest, entries }) => [version, digest === sha256(Buffer.from(entries).toString())]));
    for (const version of this.#taken) {
      if (kept.get(version) !== true) faults.push(`Version ${version} of the list was acknowledged and is lost.`);
    }
    if ([...kept.values()].includes(false)) faults.push('A version of the list is half there.');
    const unheard = pending === undefined ? 0 : 1;
    if (rows.length > this.#taken.length + unheard) faults.push(`${rows.length} versions, and ${this.#taken.length} were acknowledged.`);
    const last = rows.length > this.#taken.length ? `v${this.#sent}` : this.#taken.at(-1);
    if (inForce?.version !== last) faults.push(`Version ${inForce?.version} of the list is in force, and ${last} was taken in last.`);
    return faults;
  }
}

function contentOf(number: number): string {
  return `entry ${number}\n`.repeat(2000);
}
