import type { SheetQuestion } from '../../service/catalogue/sheet.ts';
import { typeset } from '../dossier/typeset.ts';
import { outcomeWords } from '../render/words.ts';
import words from './sheetWords.json' with { type: 'json' };

const template = new URL('./sheet.typ', import.meta.url);
/** So much fits on one page beside the facts; of what is more the number is said. */
const [mostPoints, mostCountries, mostLetters] = [6, 40, 480];

type Words = (typeof words)['en'];

/** A page of the catalogue to take along: one page, in the language of whoever asks, with what is open about the parties. */
export function sheetPdf(question: SheetQuestion): Uint8Array<ArrayBuffer> {
  return new Uint8Array(typeset({ template, data: sheetOf(question) }).bytes);
}

/** What the page says. */
export function sheetOf({ listed: { title, since, conditions, entry }, language, address }: SheetQuestion): Record<string, unknown> {
  const own: Words = words[language];
  const day = (iso: string): string => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
  const place = placesIn(language);
  const facts: [string, string][] = entry === undefined ? [] : [
    [own.countries, shortened(entry.countries.map(place), mostCountries, own).join(', ')],
    [own.sectors, entry.sectors.join(', ') || own.unsaid], [own.conditions, clipped(entry.conditions.join(' ')) || own.unsaid],
    [own.until, entry.until === undefined ? own.unsaid : day(entry.until)],
    [own.price, entry.priceDollars === undefined ? own.unsaid : dollars(entry.priceDollars, language)],
    [own.power, entry.powerMegawatts === undefined ? own.unsaid : `${new Intl.NumberFormat(language).format(entry.powerMegawatts)} MW`],
    [own.delivery, entry.deliveryDays === undefined ? own.unsaid : `${entry.deliveryDays} ${own.days}`],
    [own.ask, entry.contact ?? own.unsaid],
  ];
  return {
    title, language, lead: own.designated.replace('{day}', day(since)), footer: own.footer.replace('{address}', address),
    facts: [...facts, ...(conditions === '' ? [] : [[own.public, clipped(conditions)]])],
    parts: entry === undefined ? [] : [
      { title: own.notes.replace('{day}', day(entry.notes.on)), items: shortened(entry.notes.outcomes.map(({ country, outcome }) =>
        `${country === null ? own.nowhere : place(country)}: ${phraseOf(outcome)}`), mostPoints, own) },
      { title: own.parties, text: entry.notes.parties.length === 0 ? own.none : '',
        items: shortened(entry.notes.parties.map(({ about, test, question }) =>
          clipped(`${about}: ${test}${question === undefined ? '' : ` – ${question}`}`)), mostPoints, own) },
    ],
  };
}

function shortened(items: readonly string[], most: number, { more }: Words): string[] {
  return items.length <= most ? [...items] : [...items.slice(0, most), more.replace('{count}', String(items.length - most))];
}

function clipped(text: string): string {
  return text.length <= mostLetters ? text : `${text.slice(0, mostLetters)} …`;
}

/** Where the views differ the words of both stand, as they were kept. */
function phraseOf(outcome: string): string {
  return outcome in outcomeWords ? outcomeWords[outcome as keyof typeof outcomeWords].phrase : outcome;
}

function placesIn(language: string): (code: string) => string {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return (code) => names.of(code) ?? code;
}

function dollars(value: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 }).format(value);
}
