import type { Identifier, IdentifierKind } from '../entry.ts';

/** What publishers call a sign, by the kind it is; the first that fits counts. */
const kinds: readonly [RegExp, IdentifierKind][] = [
  [/passport|passeport|pasaporte/i, 'passport'],
  [/wallet|digital currency|crypto/i, 'wallet'],
  [/\blei\b|legal entity (number|identifier)/i, 'lei'],
  [/swift|\bbic\b/i, 'swift'],
  [/\bimo\b|vessel registration identification|vessel identification/i, 'imo'],
  [/mmsi|mobile maritime/i, 'mmsi'],
  [/call sign/i, 'call-sign'],
  [/tail number/i, 'tail-number'],
  [/serial (number|identification)|manufacturer'?s serial|\bmsn\b/i, 'serial-number'],
  [/\btax\b|\bvat\b|\binn\b|fiscal|\bnit\b|\brfc\b|\brtn\b|\brif\b|\brut\b|\bruc\b|\bcuit\b|\bfein\b/i, 'tax'],
  [/national|cedula|identity card|identification (number|card)|personal id|id card|citizen/i, 'national'],
  [/\bcurp\b|\bssn\b|social security|\bdni\b|\bcui[pt]?\b/i, 'national'],
  [/registration|registr|business|company|commercial|enterprise|gazette|chamber|licen[cs]e|credit code/i, 'registration'],
  [/mercantil|charity|certificate of incorporation|\bcr no|\bogrn\b|\bokpo\b|d-u-n-s|\bduns\b/i, 'registration'],
  [/phone|fax|mobile/i, 'phone'],
  [/e-?mail/i, 'email'],
  [/website|\burl\b|web site/i, 'website'],
];

/** The kind of a sign by what its publisher calls it. */
export function identifierKind(title: string): IdentifierKind {
  const plain = title.replaceAll('.', '');
  return kinds.find(([pattern]) => pattern.test(plain))?.[1] ?? 'other';
}

/** A sign with its kind; undefined where there is no value. */
export function identifierOf(
  title: string, value: string, country: string | undefined, countryCode: (words: string) => string | undefined,
): Identifier | undefined {
  const plain = value.trim();
  if (plain === '') return undefined;
  const kind = identifierKind(title);
  const issuer = country === undefined || country.trim() === '' ? undefined : countryCode(country) ?? country.trim();
  return {
    kind, value: plain, ...(title.trim() === '' ? {} : { title: title.trim() }), ...(issuer === undefined ? {} : { country: issuer }),
  };
}

/** Whether what a publisher lists among the signs tells a party from others; some of it only says something of the party. */
export function isSign(title: string): boolean {
  return !/^gender|sanctions|executive order|transactions prohibited|established|vessel flag|(effective|listing) date|information[: -]*$/i
    .test(title);
}
