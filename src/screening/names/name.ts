import type { PartyKind } from '../entry.ts';
import { type LegalForm, splitForms } from './legalForms.ts';
import { latinOf } from './script.ts';
import { type Word, wordOf } from './word.ts';
import { isSlight, writtenOut } from './wordTables.ts';

/** A name taken apart: its words, and the legal forms that stood before or after them. */
export interface Name {
  written: string;
  kind: PartyKind;
  words: readonly Word[];
  forms: readonly LegalForm[];
  /** First letters of the words that tell something; empty where there are too few for an acronym. */
  acronym: string;
  /** Sum of the words' weights. */
  weight: number;
}

const wordLimit = 24;
const shortestAcronym = 3;

/** Takes a name apart. Never fails: a name without a letter has no words. */
export function nameOf(written: string, kind: PartyKind): Name {
  const { text, vowelless } = latinOf(written);
  const plain = plainWords(text, kind);
  const { words: rest, forms } = splitForms(plain, kind);
  const words = rest.flatMap((word) => wordsFor(word, vowelless)).slice(0, wordLimit);
  const telling = words.filter((word) => !isSlight(word.text) && !/^\d/.test(word.text));
  return {
    written, kind, words, forms,
    acronym: telling.length >= shortestAcronym ? telling.map(({ text: [first] }) => first).join('') : '',
    weight: words.reduce((sum, word) => sum + word.weight, 0),
  };
}

/** The word, or the words that it stands for. */
function wordsFor(word: string, vowelless: boolean): Word[] {
  const meant = writtenOut(word);
  return meant.map((text) => wordOf(text, vowelless, meant.length === 1 ? word : text));
}

/** The words of a text in Latin letters, lower case; a person's “SURNAME, Given” is turned round. */
function plainWords(text: string, kind: PartyKind): string[] {
  const turned = kind === 'organisation' ? text : text.replace(/^([^,]+),([^,]+)$/, '$2 $1');
  return turned.toLowerCase()
    .replace(/(?<=[a-z])['`]s\b/g, '')
    .replace(/['`’]/g, '')
    .replace(/&/g, ' and ').replace(/%/g, ' per cent').replace(/\bno\.?\s*(?=\d)/g, ' ')
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b)/g, '')
    .split(/[^a-z0-9]+/).filter((word) => word !== '');
}
