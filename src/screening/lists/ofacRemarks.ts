import type { Alias, CountryMention, DateSpan, Identifier } from '../entry.ts';
import { aliasOf, countriesOf, pieces } from './build.ts';
import { readDateSpan } from './dates.ts';
import type { FeedContext } from './feed.ts';
import { identifierKind, identifierOf, isSign } from './identifiers.ts';

/** What the comma-separated files of OFAC pack into the remarks of an entry. */
export interface Remarks {
  aliases: Alias[];
  birthDates: DateSpan[];
  birthPlaces: string[];
  countries: CountryMention[];
  identifiers: Identifier[];
}

/** Takes the remarks apart; what is nothing of this stays where it is, in the remarks. */
export function readRemarks(text: string, context: FeedContext): Remarks {
  const found: Remarks = { aliases: [], birthDates: [], birthPlaces: [], countries: [], identifiers: [] };
  for (const piece of pieces(text.replace(/\.\s*$/, ''), ';')) readPiece(piece.replace(/^alt\. /, ''), found, context);
  return found;
}

function readPiece(piece: string, found: Remarks, context: FeedContext): void {
  const [, head = '', rest = ''] = /^(DOB|POB|nationality|citizen|[af]\.k\.a\.)\s+(.*)$/.exec(piece) ?? [];
  if (head === 'DOB') found.birthDates.push(readDateSpan(rest, 'day-first'));
  else if (head === 'POB') found.birthPlaces.push(rest);
  else if (head === 'nationality') found.countries.push(...countriesOf('nationality', [rest], context));
  else if (head === 'citizen') found.countries.push(...countriesOf('citizenship', [rest], context));
  // A name in single quotes is one that OFAC calls weak.
  else if (head !== '') found.aliases.push(aliasOf(rest.replace(/^'(.*)'$/, '$1'), /^'.*'$/.test(rest) ? 'weak' : 'strong', former(head)));
  else readSign(piece, found, context);
}

function former(head: string): Partial<Alias> {
  return head.startsWith('f') ? { former: true } : {};
}

/** A sign: what it is called, its value (which holds a figure, or is an address of the net), and who issued it. */
const sign = new RegExp(String.raw`^([A-Z][A-Za-z0-9 .,'/&()#-]*?(?: - [A-Z]{2,5})?)\s+((?=\S*[\d@./])\S.*?)`
  + String.raw`(?:\s*\(([^()]+)\))?(?:\s+(?:issued|expires) .*)?$`);

function readSign(piece: string, found: Remarks, context: FeedContext): void {
  const match = sign.exec(piece);
  const [, title = '', written = '', country] = match ?? [];
  const value = written.replace(/^(?:No|Number)\b[.:]?\s*/, '');
  if (value === '' || identifierKind(title) === 'other' || !isSign(title)) return;
  const identifier = identifierOf(title, value, country, context.countryCode);
  if (identifier !== undefined) found.identifiers.push(identifier);
}
