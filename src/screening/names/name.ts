import type { PartyKind } from '../entry.ts';
import { coreOf } from './core.ts';
import { type LegalForm, splitForms } from './legalForms.ts';
import { placesAmong } from './places.ts';
import { latinOf } from './script.ts';
import { type Word, wordOf } from './word.ts';
import { writtenOut } from './wordTables.ts';

/** A name taken apart: its words, and the legal forms that stood before or after them. */
export interface Name {
  written: string;
  kind: PartyKind;
  words: readonly Word[];
  forms: readonly LegalForm[];
  /** First letters of the words that tell something; empty for persons, and where there are too few for an acronym. */
  acronym: string;
  /** How many words are more than a particle or a title, and where the first of them stands: the first word where none is. */
  tellingWords: number;
  firstTelling: number;
  /** Sum of the words' weights. */
  weight: number;
  /** What tells a firm from all others (see {@link coreOf}); empty for persons, ships and where no vowels are written. */
  core: string;
}

const wordLimit = 24;
const shortestAcronym = 3;

/** Takes a name apart. Never fails: a name without a letter has no words. */
export function nameOf(written: string, kind: PartyKind): Name {
  const { text, vowelless } = latinOf(written);
  const { words: rest, forms } = splitForms(plainWords(text, kind), kind);
  const words: Word[] = [];
  for (const word of rest) addWords(words, word, vowelless);
  if (words.length > wordLimit) words.length = wordLimit;
  let [acronym, weight, tellingWords] = ['', 0, 0];
  for (const { text: letters, weight: own, slight } of words) {
    weight += own;
    if (slight) continue;
    tellingWords++;
    if (!isDigit(letters)) acronym += letters[0]!;
  }
  return {
    written, kind, words, forms, acronym: acronym.length >= shortestAcronym && kind !== 'person' ? acronym : '',
    tellingWords, firstTelling: Math.max(0, words.findIndex(({ slight }) => !slight)), weight,
    core: vowelless || !mayBeFirm(kind) ? '' : coreOf(words),
  };
}

/** Whether a party of a kind may be a firm: what is not known may be one. */
export function mayBeFirm(kind: PartyKind): boolean {
  return kind === 'organisation' || kind === 'unknown';
}

/** The name without the places in it; undefined where there is none in it, or nothing would be left. */
export function withoutPlaces({ kind, words }: Name): Name | undefined {
  const places = placesAmong(words.map(({ text }) => text));
  const rest = words.filter((_, at) => places[at] === false);
  // Read anew: a legal form may now stand at an end.
  return rest.length === 0 || rest.length === words.length ? undefined : nameOf(rest.map(({ text }) => text).join(' '), kind);
}

function isDigit(letters: string): boolean {
  const code = letters.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
}

/** Adds the word, or the words that it stands for. */
function addWords(words: Word[], word: string, vowelless: boolean): void {
  const meant = writtenOut(word);
  if (meant === undefined) words.push(wordOf(word, vowelless));
  else if (meant.length === 1) words.push(wordOf(meant[0]!, vowelless, word));
  else for (const each of meant) words.push(wordOf(each, vowelless));
}

/** The words of a text in Latin letters, lower case; a person's “SURNAME, Given” is turned round. */
function plainWords(text: string, kind: PartyKind): string[] {
  const turned = kind === 'organisation' || !text.includes(',') ? text : text.replace(/^([^,]+),([^,]+)$/, '$2 $1');
  let plain = turned.toLowerCase();
  // Most names have nothing but letters and spaces, and nothing to be replaced in them.
  if (/['`’&%.]|\bno\s*\d/.test(plain)) plain = withoutSigns(plain);
  return plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
}

function withoutSigns(text: string): string {
  return text.replace(/(?<=[a-z])['`]s\b/g, '')
    .replace(/['`’]/g, '')
    .replace(/&/g, ' and ').replace(/%/g, ' per cent').replace(/\bno\.?\s*(?=\d)/g, ' ')
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b)/g, '');
}
