import { stringify } from 'yaml';
import { anchorOf, type ProposedFact } from './proposal.ts';

type Tree = Record<string, unknown>;

/**
 * A package file from the facts that a person has confirmed, each with the passage it came from. Facts about a site that was not
 * confirmed are left out.
 */
export function draftOf(confirmed: readonly ProposedFact[], file: string, schema: string): string {
  const tree: Tree = { title: 'Drafted from a proposal' };
  const [sites, parties]: [Map<string, Tree>, Map<string, Tree>] = [new Map(), new Map()];
  for (const fact of confirmed) {
    const source = anchorOf(fact, file);
    const { field, value, of } = fact;
    if (field === 'sites') sites.set(of!, { id: of, name: value, note: `From ${source}` });
    else if (field === 'parties') parties.set(of!, { id: of, ...partyOf(value as Tree), note: `From ${source}` });
    else if (field.startsWith('sites.')) {
      const site = sites.get(of!);
      if (site !== undefined) site[field.slice('sites.'.length)] = { value, source };
    } else if (field === 'targets.countries') push(tree, ['targets', 'countries'], value);
    else if (field.startsWith('layers.')) push(tree, field.split('.'), itemOf(fact, source));
    else if (field === 'support') push(tree, ['support'], requestOf(value as Tree, source));
    else put(tree, field.split('.'), field.startsWith('dates.') ? { value, source } : value);
  }
  if (sites.size > 0) tree.sites = [...sites.values()];
  if (parties.size > 0) addParties(tree, parties);
  return (
    `# yaml-language-server: $schema=${schema}\n#\n# Drafted by portolan intake from ${file}. Every fact was confirmed one by one; ` +
    'sources name page and passage.\n\n' +
    stringify(tree, { lineWidth: 120 })
  );
}

/** Who has a part that a package names in another place than with the party. */
const partyRoles = ['anchor', 'member'];

function partyOf({ name, roles }: Tree): Tree {
  const kept = (Array.isArray(roles) ? (roles as string[]) : []).filter((role) => partyRoles.includes(role));
  return { name, ...(kept.length === 0 ? {} : { roles: kept }) };
}

function addParties(tree: Tree, parties: ReadonlyMap<string, Tree>): void {
  tree.parties = [...parties.values()];
  const withRole = (role: string): string[] =>
    [...parties.values()].flatMap(({ id, roles }) => (Array.isArray(roles) && roles.includes(role) ? [String(id)] : []));
  const [[anchor], members] = [withRole('anchor'), withRole('member')];
  if (anchor === undefined && members.length === 0) return;
  tree.consortium = {
    ...(anchor === undefined ? {} : { anchor }),
    ...(members.length === 0 ? {} : { members: members.map((party) => ({ party })) }),
  };
}

function itemOf({ value, of }: ProposedFact, source: string): Tree {
  if (typeof value === 'string') return { id: of, name: value, note: `From ${source}` };
  const { catalog, name, quantity } = value as Tree;
  return { id: of, name, catalog, ...(quantity === undefined ? {} : { quantity: { value: quantity, source } }), note: `From ${source}` };
}

function requestOf({ agency, instrument, amount, currency }: Tree, source: string): Tree {
  return { agency, instrument, ...(amount === undefined ? {} : { amount: { amount, currency, source } }), note: `From ${source}` };
}

function push(tree: Tree, path: readonly string[], value: unknown): void {
  const list = at(tree, path.slice(0, -1));
  const name = path.at(-1)!;
  list[name] = [...((list[name] as unknown[] | undefined) ?? []), value];
}

function put(tree: Tree, path: readonly string[], value: unknown): void {
  at(tree, path.slice(0, -1))[path.at(-1)!] = value;
}

function at(tree: Tree, path: readonly string[]): Tree {
  return path.reduce<Tree>((node, name) => (node[name] ??= {}) as Tree, tree);
}
