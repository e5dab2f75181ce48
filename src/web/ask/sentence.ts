/** What the sentence-like form asks: what, how many, where, for what, run by whom, when. */
export interface Sentence {
  /** An entry of the catalog. */
  what: string | null;
  many: number | null;
  where: string | null;
  use: string | null;
  /** Where whoever runs it has its seat, and where its ultimate parent has. */
  by: string | null;
  parent: string | null;
  on: string | null;
}

/** The names a sentence may mention, in small letters, with what each means. */
export interface SentenceNames {
  catalog: ReadonlyMap<string, string>;
  places: ReadonlyMap<string, string>;
  uses: readonly string[];
}

type Role = 'where' | 'by' | 'parent';

interface Mention {
  at: number;
  value: string;
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const spanishMonths = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre',
  'diciembre'];
const parentWords = /\b(?:parent|owned|owner|matriz|propiedad)\b/;
const runnerWords = /\b(?:run|operated|operator|operado|operada|operador)\b/;
const ignoredWords = new Set(['the', 'in', 'a']);

/**
 * Reads a question like “Can I put 10,000 H200s in Nairobi, run by a company with a parent in Dubai, this December?”. What it
 * does not find stays as it was; it fills a form that the reader then sees, so it may guess.
 */
export function readSentence(text: string, names: SentenceNames, today: string, before: Sentence): Sentence {
  const lower = text.toLowerCase();
  const what = longestIn(lower, names.catalog);
  const places = mentionsIn(lower, names.places);
  const roles = places.map(({ at }) => roleAt(lower, at));
  const placed = (role: Role): string | undefined => places[roles.indexOf(role)]?.value;
  return {
    what: what?.value ?? before.what,
    many: countIn(lower, what) ?? before.many,
    where: placed('where') ?? before.where,
    by: placed('by') ?? before.by,
    parent: placed('parent') ?? before.parent,
    use: names.uses.find((use) => lower.includes(use.replaceAll('-', ' '))) ?? before.use,
    on: dayIn(lower, today) ?? before.on,
  };
}

/** What a place is of: the words nearest before it, since the one before it, decide. */
function roleAt(text: string, at: number): Role {
  const clause = text.slice(0, at).split(/[,;.]|\band\b|\by\b/).at(-1)!;
  if (parentWords.test(clause)) return 'parent';
  return runnerWords.test(clause) ? 'by' : 'where';
}

function countIn(text: string, what: (Mention & { length: number }) | undefined): number | undefined {
  // Digits inside the name of a product are no count.
  const rest = what === undefined ? text : text.slice(0, what.at) + ' '.repeat(what.length) + text.slice(what.at + what.length);
  const found = /(?<![\w-])(\d{1,3}(?:[,.\s]\d{3})+|\d+)(?!\w|-|\/)/.exec(rest.replace(/\b(?:19|20)\d\d\b/g, '    '));
  return found === null ? undefined : Number(found[1]!.replaceAll(/\D/g, ''));
}

function longestIn(text: string, names: ReadonlyMap<string, string>): (Mention & { length: number }) | undefined {
  let best: (Mention & { length: number }) | undefined;
  for (const [name, value] of names) {
    if (name.length < 2 || name.length <= (best?.length ?? 0)) continue;
    const at = wordAt(text, name);
    if (at !== -1) best = { at, value, length: name.length };
  }
  return best;
}

function mentionsIn(text: string, names: ReadonlyMap<string, string>): Mention[] {
  const found: (Mention & { end: number })[] = [];
  for (const [name, value] of [...names].toSorted(([left], [right]) => right.length - left.length)) {
    if (name.length < 3 || ignoredWords.has(name)) continue;
    const at = wordAt(text, name);
    if (at !== -1 && !found.some((one) => at < one.end && one.at < at + name.length)) found.push({ at, value, end: at + name.length });
  }
  return found.toSorted((left, right) => left.at - right.at);
}

/** Where a name stands as a word of its own, in the plural too; -1 where it does not. */
function wordAt(text: string, name: string): number {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text.slice(at + name.length)];
    if (!/[\p{L}\p{N}]/u.test(before) && /^s?(?![\p{L}\p{N}])/u.test(after)) return at;
  }
  return -1;
}

/** A day written out, or a month: this year's while it is not over, else the next. */
function dayIn(text: string, today: string): string | undefined {
  const iso = /\b\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0];
  if (iso !== undefined) return iso;
  const month = [months, spanishMonths].map((names) => names.findIndex((name) => new RegExp(`\\b${name}\\b`).test(text)))
    .find((index) => index !== -1);
  if (month === undefined) return undefined;
  const stated = /\b(20\d\d)\b/.exec(text)?.[1];
  const [year, present] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1];
  const chosen = stated === undefined ? (month < present ? year + 1 : year) : Number(stated);
  const first = `${chosen}-${String(month + 1).padStart(2, '0')}-01`;
  return first < today && month === present && stated === undefined ? today : first;
}
