import type { Alias } from '../entry.ts';
import { aliasOf } from './build.ts';

/** One party as the printed lists describe it: a name, other names, addresses, all in one text. */
export interface ListedParty {
  name: string;
  aliases: Alias[];
  /** Each on one line. */
  addresses: string[];
  /** The text names a place and nobody. */
  addressOnly?: true;
}

const marker = /^(?:subordinate institutions?|affiliated entities|subordinate entit(?:y|ies)):?\s*$/i;
const sharedAddresses = /^(?:the following addresses apply|addresses for)\b[^:]*:\s*/i;
/** What still belongs to a name behind a comma. */
const suffix = new RegExp(`^(?:${[
  'co', 'ltd', 'limited', 'inc', 'incorporated', 'llc', 'l\\.l\\.c', 'llp', 'lp', 'corp', 'corporation', 'company', 'gmbh', 's\\.?a',
  's\\.?a\\.?s', 's\\.?r\\.?l', 's\\.?p\\.?a', 'plc', 'pvt', 'pte', 'b\\.?v', 'n\\.?v', 'fze', 'fzc', 'fzco', 'fz-llc', 'jsc', 'pjsc',
  'ojsc', 'ooo', 'ao', 'zao', 'oao', 'ag', 'kg', 'kft', 'oy', 'ab', 'a\\.?s', 'd\\.?o\\.?o', 'sdn\\.? bhd', 'pty', 'lda', 'ltda',
  'e\\.?v', 'u\\.a', 'dwc-llc', 'jr', 'sr', 'iii',
].join('|')})\\.?(?:[\\s,]+(?:ltd|limited|llc|inc|kg|bhd|co)\\.?)*\\.?$`, 'i');

/**
 * Takes the text of a row of the printed lists apart. Most rows describe one party; some a group with its institutions or
 * affiliates, and then every one of them is given. Where name and address cannot be told apart, the name is what stands
 * before the first comma that no form of company follows.
 */
export function readListedText(text: string): ListedParty[] {
  const reader = new TextReader();
  for (const line of text.split('\n').map((part) => part.trim()).filter((part) => part !== '')) reader.read(line);
  return reader.parties.filter(({ name }) => name !== '');
}

class TextReader {
  readonly parties: ListedParty[] = [];
  private expectsName = true;
  private listsAffiliates = false;
  private sharesAddresses = false;

  read(line: string): void {
    const current = this.parties.at(-1);
    if (marker.test(line)) {
      this.expectsName = true;
      this.listsAffiliates ||= /^affiliated/i.test(line);
    } else if (/^[—–-]/.test(line) && current !== undefined) this.readAlias(line.replace(/^[—–-]\s*/, ''), current);
    else if (this.sharesAddresses ||= sharedAddresses.test(line)) {
      for (const party of this.parties) party.addresses.push(...addressesIn(line.replace(sharedAddresses, '')));
    } else if (this.startsParty(line, current)) this.begin(line);
    else if (current !== undefined) this.continue(line, current);
  }

  /** In a list of affiliates a party follows on the one before as soon as that has its address. */
  private startsParty(line: string, current: ListedParty | undefined): boolean {
    if (this.expectsName || current === undefined) return true;
    return this.listsAffiliates && current.addresses.length > 0 && !/^(?:and\b|\()/.test(line);
  }

  private begin(line: string): void {
    this.expectsName = false;
    if (/^address \d+\b/i.test(line)) {
      const place = line.replace(/^address \d+\s*,?\s*/i, '');
      this.parties.push({ name: tidy(place), aliases: [], addresses: addressesIn(place), addressOnly: true });
      return;
    }
    // Some rows name the parent before the institution that is listed.
    const named = line.replace(/^.*\bsubordinate institution:\s*(?=\S)/i, '');
    const [, head = named, kind, tail = ''] = /^(.*?),?\s*\(?\b([af]\.k\.a)[.,]*\s*,?\s*(.*)$/s.exec(named) ?? [];
    if (kind === undefined) {
      const { name, rest } = splitName(head);
      this.parties.push({ name, aliases: [], addresses: addressesIn(rest) });
      return;
    }
    const party: ListedParty = { name: tidy(head), aliases: [], addresses: [] };
    this.parties.push(party);
    this.readTail(tail, kind.startsWith('f'), party);
  }

  /** What stands behind `a.k.a.` on the same line: nothing but the announcement of a list, or another name and the address. */
  private readTail(tail: string, former: boolean, party: ListedParty): void {
    const announced = /^(?:and )?(?:the )?(?:[\w-]+ )*?(?:following|aliases|alias)\b[^:]*:?\s*(.*)$/is.exec(tail);
    const rest = announced === null ? tail : announced[1] ?? '';
    if (rest === '') return;
    const split = splitName(rest);
    for (const name of split.name.split(/;\s*(?:and\s+)?/)) if (tidy(name) !== '') party.aliases.push(alias(name, former));
    party.addresses.push(...addressesIn(split.rest));
  }

  private readAlias(line: string, party: ListedParty): void {
    const former = /^f\.k\.a\.?,?\s*/i.test(line);
    const [, name = '', rest = ''] = /^(.*?)(?:[;.]|,? to include\b[^.]*\.)?(?:\s+and)?\s*(?:(?<=\.)\s+(\S.*))?$/s.exec(line) ?? [];
    const bare = name.replace(/^[af]\.k\.a\.?,?\s*/i, '');
    if (tidy(bare) !== '') party.aliases.push(alias(bare, former));
    party.addresses.push(...addressesIn(rest));
  }

  private continue(line: string, party: ListedParty): void {
    if (party.addressOnly === true && party.name === '') {
      party.name = tidy(line);
      party.addresses.push(...addressesIn(line));
      return;
    }
    // A name that ends with a semicolon goes on a list of names whose dash was forgotten.
    const forgotten = party.aliases.length > 0 && party.addresses.length === 0 && /;(?:\s+and)?$/.test(line) && !/\d/.test(line);
    if (forgotten) party.aliases.push(alias(line, false));
    else party.addresses.push(...addressesIn(line));
  }
}

function alias(name: string, former: boolean): Alias {
  return aliasOf(tidy(name), 'strong', former ? { former: true } : {});
}

/** The name before the address: up to the first comma that no form of company follows. */
function splitName(text: string): { name: string; rest: string } {
  const segments = text.split(/,\s*/);
  let end = 1;
  while (end < segments.length && suffix.test(segments[end]!.trim())) end++;
  // The comma behind the form of company is sometimes forgotten.
  const run = /^((?:ltd|limited|inc|llc)\.?)\s+(?=[\p{Lu}\d])(.+)$/iu.exec(segments[end] ?? '');
  if (run !== null) segments.splice(end++, 1, run[1]!, run[2]!);
  return { name: tidy(segments.slice(0, end).join(', ')), rest: segments.slice(end).join(', ') };
}

function tidy(name: string): string {
  const plain = name.replace(/\s+/g, ' ').replace(/(?:[;,:]|;? and)\s*$/, '').trim();
  // A full stop that ends the sentence, not an abbreviation.
  return /\b(?:co|ltd|inc|corp|bhd|s\.a|l\.l\.c|u\.a|[a-z])\.$/i.test(plain) ? plain : plain.replace(/\.$/, '');
}

function addressesIn(text: string): string[] {
  return text.replace(/\(see (?:also )?alternate address(?:es)?[^)]*\)\.?/gi, '').split(/;\s*(?:and\b\s*)?/)
    .map((part) => part.replace(/\s+/g, ' ').replace(/[.,;\s]+$/, '').trim()).filter((part) => part !== '' && part !== 'and');
}
