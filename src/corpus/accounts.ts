import type { Corpus } from './corpus.ts';
import { type Diagnostic, nearestName } from './diagnostic.ts';
import type { LawText } from './digest.ts';
import { grades } from './grade.ts';
import { Names } from './names.ts';
import { Source } from './source.ts';

/** An account that licences themselves draw on, over many packages. */
export interface LicenceAccount {
  id: string;
  title: string;
  cite: string;
  /** The facts that say what was drawn before, and how much a delivery draws. */
  opening: string;
  draws: string;
  /** The fact of which each value has an account. */
  per: string;
  /** A dated value. */
  limit: string;
  /** Members of this set have no account. */
  notIn?: { table: string; name: string };
}

const fields = ['id', 'title', 'cite', 'source', 'grade', 'opening', 'draws', 'per', 'limit', 'notIn'];

/** Reads `law/accounts.yaml` and checks that the facts, values and sets it names are in the law. */
export function readAccounts({ path: file, text }: LawText, corpus: Corpus, problems: Diagnostic[]): LicenceAccount[] {
  const source = new Source(file, text, problems);
  const tree = source.map(source.data, [], ['accounts']) ?? {};
  const names = new Names(corpus.vocabulary);
  const values = Object.values(corpus.tables).flatMap((table) => Object.keys(table.values));
  return source.list(tree, [], 'accounts').flatMap((value, index): LicenceAccount[] => {
    const path = ['accounts', index];
    const entry = source.map(value, path, fields);
    if (entry === undefined) return [];
    const need = (key: string): string => source.text(entry, path, key, 'required') ?? '';
    source.oneOf(entry, path, 'grade', grades);
    const account: LicenceAccount = {
      id: need('id'), title: need('title'), cite: need('cite'), opening: need('opening'), draws: need('draws'), per: need('per'),
      limit: need('limit'),
    };
    for (const key of ['opening', 'draws', 'per'] as const) {
      if (names.find(account[key])?.name === account[key]) continue;
      source.problem([...path, key], `There is no fact '${account[key]}'.`, meant(names.nearest(account[key])));
    }
    if (!values.includes(account.limit)) {
      source.problem([...path, 'limit'], `No table has the value '${account.limit}'.`, meant(nearestName(account.limit, values)));
    }
    const notIn = source.text(entry, path, 'notIn');
    if (notIn === undefined) return [account];
    const [, table = '', name = ''] = /^(\w+)\["(.+)"\]$/.exec(notIn) ?? [];
    if (corpus.tables[table]?.sets[name] === undefined) source.problem([...path, 'notIn'], `There is no set ${notIn}.`);
    return [{ ...account, notIn: { table, name } }];
  });
}

function meant(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `Did you mean '${name}'?`;
}
