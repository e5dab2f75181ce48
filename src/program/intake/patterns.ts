/** Forms of company at the end of a name, as they are written in many countries. */
const forms = (
  'Inc Incorporated LLC L.L.C Ltd Limited Corp Corporation PBC PLC plc LP LLP GmbH AG SE S.A S.A.S S.r.l B.V N.V PJSC JSC CJSC OJSC ' +
  'FZCO FZ-LLC Pte_Ltd Pte._Ltd Sdn_Bhd Sdn._Bhd K.K Co_Ltd Co.,_Ltd A.Ş AB ASA Oy'
)
  .split(' ')
  .map((form) => form.replaceAll('.', '\\.?').replaceAll('_', '\\s'));
const organisation = new RegExp(`(?<name>(?:\\p{Lu}[\\p{L}\\p{N}&’'.-]*,?\\s+){1,6}?(?:${forms.join('|')})\\.?)(?![\\p{L}\\p{N}])`, 'gu');
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const monthName = `(?<month>${months.join('|')})`;
const dateForms = [
  /\b(?<year>20\d\d)-(?<numbered>\d\d)-(?<day>\d\d)\b/giu,
  new RegExp(`\\b(?<day>\\d{1,2})\\.?\\s+${monthName},?\\s+(?<year>20\\d\\d)\\b`, 'giu'),
  new RegExp(`\\b${monthName}\\s+(?<day>\\d{1,2}),?\\s+(?<year>20\\d\\d)\\b`, 'giu'),
];
const scales: Record<string, number> = { thousand: 1e3, million: 1e6, m: 1e6, mn: 1e6, billion: 1e9, bn: 1e9, b: 1e9 };
const money =
  /(?:(?<sign>US\$|\$|€|£)\s?|\b(?<code>USD|EUR|GBP|AED|JPY)\s?)(?<number>\d[\d,]*(?:\.\d+)?)\s*(?<scale>[a-z]+)?/giu;
const currencies: Record<string, string> = { US$: 'USD', $: 'USD', '€': 'EUR', '£': 'GBP' };

/** Names that end in a form of company, such as `Meridian Rack Systems, Inc.` */
export function organisationsIn(text: string): string[] {
  const names = [...text.matchAll(organisation)].map(({ groups }) => groups!.name!.replaceAll(/\s+/g, ' '));
  return [
    ...new Set(
      names.map((name) =>
        name
          .replace(/^(?:The|And|With|By) /, '')
          .replace(/(?<!Inc|Corp|Ltd|Co|\.\p{L})\.$/u, '')
          .trim(),
      ),
    ),
  ];
}

/** Days that exist, as `2027-03-01` however they are written, with where they stand in the text. */
export function datesIn(text: string): { date: string; index: number }[] {
  return dateForms.flatMap((form) =>
    [...text.matchAll(form)].flatMap(({ groups, index }) => {
      const { year, day, month, numbered } = groups as Record<string, string | undefined>;
      const number = numbered === undefined ? months.indexOf(month!.toLowerCase()) + 1 : Number(numbered);
      const made = new Date(Date.UTC(Number(year), number - 1, Number(day)));
      return made.getUTCMonth() === number - 1 && made.getUTCDate() === Number(day)
        ? [{ date: made.toISOString().slice(0, 10), index }]
        : [];
    }),
  );
}

/** Sums of money in their currency, `$4.6 billion` as 4,600,000,000 dollars. */
export function moneyIn(text: string): { amount: number; currency: string }[] {
  return [...text.matchAll(money)].flatMap(({ groups }) => {
    const { sign, code, number, scale } = groups as Record<string, string | undefined>;
    const amount = numberOf(number!);
    if (amount === undefined) return [];
    const factor = scales[scale?.toLowerCase() ?? ''] ?? 1;
    return [{ amount: Math.round(amount * factor), currency: code?.toUpperCase() ?? currencies[sign!.toUpperCase()]! }];
  });
}

/** `1,400` as 1400 and `2.5` as 2.5; nothing where it is not plain which is meant. */
export function numberOf(text: string): number | undefined {
  const plain = text.replace(/[.,]$/, '');
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''));
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
