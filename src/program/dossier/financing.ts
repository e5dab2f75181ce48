import type { Instalment } from '../../finance/schedule.ts';
import type { Standing, Structure } from '../../finance/structures.ts';
import type { DossierInput } from './input.ts';
import { type Block, missing, muted, secret, type RowMark, type Section, type Span, type Text } from './tree.ts';
import { joined, moneyWords, percentWords, statedSpans, textOr, valueWords } from './words.ts';

const standings: Record<Standing, { word: string; mark: RowMark }> = {
  yes: { word: 'open to it', mark: 'good' },
  no: { word: 'not open to it', mark: 'bad' },
  open: { word: 'facts missing', mark: 'open' },
  judgement: { word: 'for the agency to judge', mark: 'judge' },
};

/** Target markets with their flags and the bilateral texts, and the support that is asked for. */
export function marketsSection(input: DossierInput): Section {
  const {
    programme: { markets },
    control: { deals },
    found,
  } = input;
  return {
    id: 'markets',
    title: 'Target markets and the national interest',
    sections: [supportSection(input)],
    blocks: [
      { kind: 'paragraph', text: textOr(found.targets?.nationalInterest?.trim(), 'how U.S. interests advance in each market') },
      {
        kind: 'table',
        caption: 'Markets against the lists of the law',
        head: ['Market', 'Stands on'],
        widths: [30, 70],
        rows: markets.map(({ name, through, flags }) => ({
          cells: [
            [{ text: name, tone: 'strong' }, ...(through.length === 0 ? [] : [muted(` through ${through.join(', ')}`)])],
            flags.length === 0 ? 'none of the lists looked at' : flags.map(({ means, cite }) => `${means} (${cite})`).join('; '),
          ],
        })),
      },
      ...(deals.length === 0
        ? [{ kind: 'paragraph' as const, text: 'The register holds no text between the governments for these markets.' }]
        : [
            {
              kind: 'table' as const,
              caption: 'Texts between the governments',
              head: ['Text', 'Promises', 'Legal effect', 'Status and expiry'],
              widths: [26, 30, 24, 20],
              rows: deals.map(({ title, on, promises, effect, status, expires, source }) => ({
                cells: [
                  [{ text: title, tone: 'strong' }, muted(` ${on}; ${source}`)],
                  promises,
                  effect,
                  `${status}; expiry: ${expires}`,
                ] satisfies Text[],
              })),
            },
          ]),
    ],
  };
}

function supportSection({ found: { support = [] } }: DossierInput): Section {
  return {
    id: 'support',
    title: 'Federal support asked for',
    sections: [],
    blocks: [
      support.length === 0
        ? { kind: 'note', tone: 'missing', text: 'No support is asked for; the order wants the requests in detail.' }
        : {
            kind: 'table',
            caption: 'Requests',
            head: ['Agency', 'Instrument', 'Sum', 'Terms', 'Purpose'],
            widths: [15, 17, 19, 19, 30],
            rows: support.map((request) => ({
              cells: [
                request.agency,
                [
                  { text: request.instrument.replaceAll('-', ' ') },
                  ...(request.programme === undefined ? [] : [muted(` — ${request.programme}`)]),
                ],
                request.amount === undefined ? '—' : statedSpans(request.amount, 'the sum', moneyWords, true),
                termsOf(request),
                textOr(request.purpose, 'the purpose'),
              ],
            })),
          },
    ],
  };
}

function termsOf({ coverShare, drawMonths, repaymentYears }: NonNullable<DossierInput['found']['support']>[number]): Text {
  const terms: Span[][] = [
    ...(coverShare === undefined ? [] : [statedSpans(coverShare, 'cover', percentWords)]),
    ...(drawMonths === undefined ? [] : [statedSpans(drawMonths, 'drawing', (months) => `drawn over ${valueWords(months)} months`)]),
    ...(repaymentYears === undefined ? [] : [statedSpans(repaymentYears, 'repayment', (years) => `repaid in ${valueWords(years)} years`)]),
  ];
  return terms.length === 0 ? '—' : terms.flatMap((spans, index) => (index === 0 ? spans : [{ text: '; ' }, ...spans]));
}

/** Instruments side by side, the structure to look at first, its payments, and what moves the figures. */
export function financingSection(input: DossierInput, why: string): Section {
  const { financing, pictures } = input;
  const best = financing.recommended;
  const blocks: Block[] = [
    { kind: 'note', tone: 'caution', text: financing.notice },
    instrumentsTable(financing.structures),
    {
      kind: 'paragraph',
      text: [
        { text: 'To look at first. ', tone: 'strong' },
        {
          text:
            best === undefined
              ? 'None: every instrument with a structure is shut out.'
              : `${best.instrument.title}. ${best.instrument.unpriced ?? ''}`,
        },
      ],
    },
    ...(why === '' ? [] : [{ kind: 'paragraph' as const, text: [{ text: why, confidential: true as const }] }]),
    ...(pictures.cost === undefined
      ? []
      : [
          {
            kind: 'figure' as const,
            caption: pictures.cost.title,
            svg: pictures.cost.svg,
            alternative: pictures.cost.words,
            confidential: true as const,
          },
        ]),
    ...(financing.notes.length === 0 ? [] : [{ kind: 'list' as const, items: financing.notes.map((note): Text => [muted(note)]) }]),
  ];
  return {
    id: 'financing',
    title: 'Financing plan',
    blocks,
    sections: [...(best?.schedule === undefined ? [] : [scheduleSection(best.schedule)]), ...sensitivitySection(input)],
  };
}

function instrumentsTable(structures: readonly Structure[]): Block {
  return {
    kind: 'table',
    caption: 'Instruments side by side',
    head: ['Instrument', 'Standing', 'Figures', 'What would change it; what is judged'],
    widths: [26, 16, 24, 34],
    rows: structures.map((structure) => {
      const { instrument, standing, reasons } = structure;
      const judged = instrument.judged.map((one) => `Judged: ${one}.`);
      return {
        mark: standings[standing].mark,
        cells: [
          [{ text: instrument.title, tone: 'strong' as const }, muted(` (${instrument.grade})`)],
          standings[standing].word,
          figures(structure),
          [...reasons.map(({ change }) => change), ...judged].join(' ') || '—',
        ],
      };
    }),
  };
}

function figures({ principal, premium, allIn, blended, missing: unknown, instrument }: Structure): Text {
  if (instrument.pointer) return 'a pointer; no structure';
  const spans: Span[] = [
    ...(principal === undefined ? [] : [secret(`up to ${principal.toText(2)} million dollars`)]),
    ...(premium === undefined || instrument.product === undefined ? [] : [{ text: `minimum premium ${premium.toText(5)} %` }]),
    ...(allIn === undefined ? [] : [secret(`${allIn.toFixed(3)} % a year all in`)]),
    ...(blended === undefined ? [] : [secret(`${blended.allIn.toFixed(3)} % with a commercial loan for the rest`)]),
    ...(unknown.length === 0 ? [] : [missing(unknown.map(factWords).join(', '))]),
  ];
  return spans.length === 0 ? '—' : joined(spans.map((span) => [span]));
}

function scheduleSection(schedule: readonly Instalment[]): Section {
  const sum = (text: string): Span[] => [{ text, confidential: true }];
  return {
    id: 'schedule',
    title: 'Payments of that structure, in millions',
    sections: [],
    blocks: [
      {
        kind: 'table',
        caption: 'Payments',
        head: ['Month', 'Drawn', 'Principal', 'Interest', 'Fees and premium', 'Balance'],
        widths: [10, 18, 18, 18, 18, 18],
        rows: schedule.map(({ month, drawn, principal, interest, fees, balance }) => ({
          cells: [String(month), ...[drawn, principal, interest, fees, balance].map((value) => sum(value.toText(2)))],
        })),
      },
    ],
  };
}

function sensitivitySection({ financing: { sensitivity } }: DossierInput): Section[] {
  if (sensitivity.length === 0) return [];
  return [
    {
      id: 'sensitivity',
      title: 'What moves the figures',
      sections: [],
      blocks: [
        {
          kind: 'table',
          caption: 'Sensitivity',
          head: ['If this changes', 'this becomes'],
          widths: [50, 50],
          rows: sensitivity.map(({ changed, from, to, figure, before, after }) => ({
            cells: [
              `${factWords(changed)}: ${from.toText(2)} → ${to.toText(2)}`,
              [{ text: `${factWords(figure)}: ` }, { text: `${before.toText(4)} → ${after.toText(4)}`, confidential: true }],
            ],
          })),
        },
      ],
    },
  ];
}

/** `finance.repayYears` as `repay years`. */
function factWords(name: string): string {
  return name.slice(name.indexOf('.') + 1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
