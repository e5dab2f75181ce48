import type { Corpus } from '../corpus/corpus.ts';
import { answerPath } from '../package/answerPath.ts';
import type { AnswerPath } from '../package/edit.ts';
import type { Leg } from '../package/legs.ts';
import { type LegRole, legRoles, type Package } from '../package/model.ts';
import type { PackageVocabulary } from '../package/reading.ts';

/** Where the answer to a question belongs in its file, and whom or what it is about. */
export interface Place {
  /** Two facts with the same key are one question. */
  key: string;
  about: string;
  path?: AnswerPath;
  /** The part that nobody plays yet: who plays it comes before anything that could be asked about them. */
  role?: LegRole;
  /** What the file has to say first, where the answer has no place yet. */
  first?: string;
}

/** What is needed to find the place of a fact. */
export interface Places {
  found: Package;
  corpus: Corpus;
  vocabulary: PackageVocabulary;
  /** Facts of a leg that bear no prefix: where nobody says more, they are said of the whole deal. */
  ofDeal: ReadonlySet<string>;
}

export function placesOf(found: Package, corpus: Corpus, vocabulary: PackageVocabulary): Places {
  const ofDeal = new Set(corpus.vocabulary.facts.flatMap(({ subject, name }) => (subject === 'leg' ? [name] : [])));
  return { found, corpus, vocabulary, ofDeal };
}

/** The place of a fact of a leg. */
export function placeOnLeg({ found, corpus, vocabulary }: Places, leg: Leg, fact: string): Place {
  const [prefix = '', ...rest] = fact.split('.');
  const role = legRoles.find((one) => one === prefix && vocabulary.facts.has(`party.${rest.join('.')}`));
  if (role === undefined) {
    const path = answerPath(found, leg, fact, vocabulary);
    const about = path?.[0] === 'sites' ? leg.site ?? leg.id : fact.startsWith('item.') ? leg.item : leg.id;
    return path === undefined ? { key: `${leg.id} ${fact}`, about: leg.id, first: placeMissing(leg) }
      : { key: path.join('/'), about, path };
  }
  const player = playerOf(corpus, leg, role);
  if (player.party === undefined) return whoIs(found, leg, player.role);
  const path = answerPath(found, { ...leg, parties: { ...leg.parties, [role]: player.party } }, fact, vocabulary);
  return path === undefined ? { key: `${leg.id} ${fact}`, about: player.party, first: placeMissing(leg) }
    : { key: path.join('/'), about: nameOf(found, player.party), path };
}

/** The place of a fact of a party, a site or the package itself. */
export function placeOn({ found, vocabulary }: Places, of: string, fact: string): Place {
  const name = fact.slice(fact.indexOf('.') + 1);
  const isOfParty = vocabulary.facts.has(`party.${name}`) && fact.includes('.');
  const party = isOfParty ? found.parties?.find(({ id }) => id === of) : undefined;
  if (party !== undefined) {
    const leg = { parties: { endUser: party.id } } as unknown as Leg;
    const path = answerPath(found, leg, `endUser.${name}`, vocabulary)!;
    return { key: path.join('/'), about: party.name, path };
  }
  if (isOfParty || fact.startsWith('item.') || fact.startsWith('supplier.')) {
    return { key: `${of} ${fact}`, about: of, first: `The file does not say who or what ${of} is; name it first.` };
  }
  const site = found.sites?.find(({ id }) => id === of);
  const path: AnswerPath = site === undefined ? ['facts', fact] : ['sites', of, 'facts', fact];
  return { key: path.join('/'), about: site?.name ?? found.title, path };
}

/** What is said of the deal as a whole is asked once for all its legs. */
export function placeOfDiligence(places: Places, leg: Leg, fact: string): Place {
  return places.ofDeal.has(fact) ? { key: `facts/${fact}`, about: places.found.title, path: ['facts', fact] }
    : placeOnLeg(places, leg, fact);
}

/** Who plays a part, or stands in for it as the law says; failing both, whose place would have to be filled. */
function playerOf(corpus: Corpus, leg: Leg, role: LegRole, depth = 0): { role: LegRole; party?: string } {
  const party = leg.parties[role];
  if (party !== undefined) return { role, party };
  const inherits = corpus.vocabulary.roles.find(({ name }) => name === role)?.inherits ?? [];
  // A part of which somebody said that it is open is not looked through.
  if (depth > 4 || `${role}.name` in leg.facts) return { role };
  const others = inherits.map((one) => playerOf(corpus, leg, one as LegRole, depth + 1));
  return others.find((other) => other.party !== undefined) ?? others.find((other) => `${other.role}.name` in leg.facts)
    ?? { role };
}

const siteRoles: readonly LegRole[] = ['owner', 'operator', 'builder', 'consignee', 'endUser', 'tenant'];
const itemRoles: readonly LegRole[] = ['supplier', 'exporter', 'endUser'];

function whoIs(found: Package, leg: Leg, role: LegRole): Place {
  if (leg.site !== undefined && siteRoles.includes(role)) {
    const path: AnswerPath = ['sites', leg.site, role === 'tenant' ? 'tenants' : role];
    const site = found.sites?.find(({ id }) => id === leg.site);
    return { key: path.join('/'), about: site?.name ?? leg.site, path, role };
  }
  if (itemRoles.includes(role)) {
    const path: AnswerPath = ['layers', leg.layer, leg.item, role];
    return { key: path.join('/'), about: leg.item, path, role };
  }
  return { key: `${leg.id} ${role}`, about: leg.id, role, first: placeMissing(leg) };
}

function placeMissing({ id, site }: Leg): string {
  return site === undefined ? `No site is named for ${id.slice(id.indexOf('@') + 1)} yet; add it under sites first.`
    : 'The file has no place for it yet; name the party first.';
}

function nameOf({ parties = [] }: Package, id: string): string {
  return parties.find((party) => party.id === id)?.name ?? id;
}
