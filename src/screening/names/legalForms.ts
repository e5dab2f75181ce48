import type { PartyKind } from '../entry.ts';
import table from './tables/legalForms.json' with { type: 'json' };

/** A legal form, such as a limited company, and the family of forms it belongs to. */
export interface LegalForm {
  form: string;
  family: string;
}

const forms = new Map<string, LegalForm>(
  table.forms.flatMap(({ form, family, words }) => words.map((word): [string, LegalForm] => [word, { form, family }])));
const longestForm = Math.max(...[...forms.keys()].map((words) => words.split(' ').length));
const [firstWords, lastWords] = [new Set<string>(), new Set<string>()];
for (const words of forms.keys()) {
  firstWords.add(words.split(' ')[0]!);
  lastWords.add(words.slice(words.lastIndexOf(' ') + 1));
}
/** Two letters that may as well be part of a name; before a name only these are taken for a form. */
const leading = new Set(['ao', 'pt']);
const surelyAWord = 5;

/** Forms that are taken for one in the middle of a name too: of one word only those that are never part of another name. */
const inside = new Set([...forms.keys()].filter((words) => table.inside.includes(words)
  || words.includes(' ') && words.split(' ').every((word) => word.length > 1)));
const firstInside = new Set([...inside].map((words) => words.split(' ')[0]!));

/** Takes the legal forms out of a name, wherever they stand; at least one word is left. */
export function splitForms(words: readonly string[], kind: PartyKind): { words: string[]; forms: LegalForm[] } {
  const rest = [...words];
  const found: LegalForm[] = [];
  for (let again = true; again;) {
    const length = trailing(rest, kind, found.length > 0) || -leadingForm(rest, kind);
    again = length !== 0;
    if (!again) break;
    const taken = length > 0 ? rest.splice(rest.length - length) : rest.splice(0, -length);
    found.push(forms.get(taken.join(' '))!);
  }
  if (kind !== 'person') takeInside(rest, found);
  return { words: rest, forms: found };
}

/** Takes the forms out that stand between other words. */
function takeInside(words: string[], found: LegalForm[]): void {
  for (let at = 1; at < words.length - 1; at++) {
    if (!firstInside.has(words[at]!)) continue;
    for (let length = Math.min(longestForm, words.length - 1 - at); length > 0; length--) {
      const form = words.slice(at, at + length).join(' ');
      if (!inside.has(form)) continue;
      found.push(forms.get(form)!);
      words.splice(at, length);
      at--;
      break;
    }
  }
}

/** How many words at the end are a legal form; 0 if none are. */
function trailing(words: readonly string[], kind: PartyKind, besideForm: boolean): number {
  if (!lastWords.has(words.at(-1) ?? '')) return 0;
  for (let length = Math.min(longestForm, words.length - 1); length > 0; length--) {
    const form = words.slice(words.length - length).join(' ');
    if (!forms.has(form)) continue;
    const before = words[words.length - length - 1]!;
    const short = form.length <= 2;
    if (kind === 'person' && short) continue;
    if (short && !besideForm && words.length - length < 2 && before.length < surelyAWord) continue;
    return length;
  }
  return 0;
}

/** How many words at the beginning are a legal form; 0 if none are. */
function leadingForm(words: readonly string[], kind: PartyKind): number {
  if (kind === 'person' || !firstWords.has(words[0] ?? '')) return 0;
  for (let length = Math.min(longestForm, words.length - 1); length > 0; length--) {
    const form = words.slice(0, length).join(' ');
    if (forms.has(form) && (form.length > 2 || leading.has(form))) return length;
  }
  return 0;
}
