import { itemsOf } from '../../package/model.ts';
import { requirementStatuses } from '../assess.ts';
import { statusWords, windowLine } from '../programmeWords.ts';
import type { DossierInput } from './input.ts';
import { missing, secret, type Section, type Text } from './tree.ts';
import { distinct, moneyWords, textOr } from './words.ts';
import { nameOf } from './worksheetValues.ts';

/** The first page a reader sees: what it is, where it stands, and what is still missing. */
export function summarySection(input: DossierInput): Section {
  const { found, determination, programme } = input;
  const open = determination.questions.slice(0, 5).map(({ need }) => need.question);
  return {
    id: 'summary',
    title: 'Summary',
    sections: [],
    blocks: [
      { kind: 'lead', text: textOr(found.description?.trim(), 'a description of the package') },
      { kind: 'pairs', rows: keyFacts(input) },
      { kind: 'paragraph', text: [{ text: 'Export control. ', tone: 'strong' }, { text: outcomeTally(input) }] },
      {
        kind: 'paragraph',
        text: [{ text: 'The Program. ', tone: 'strong' }, { text: `${requirementTally(input)} ${windowLine(programme)}` }],
      },
      ...(open.length === 0
        ? []
        : [
            {
              kind: 'paragraph' as const,
              text: [{ text: 'Asked first. ', tone: 'strong' as const }, { text: 'These answers settle most:' }],
            },
            { kind: 'list' as const, items: open },
          ]),
      { kind: 'note', tone: 'caution', text: input.papers.notice },
    ],
  };
}

/** What the cover and the summary tell at a glance. */
export function keyFacts(input: DossierInput): [label: string, value: Text][] {
  const { found, countries, determination } = input;
  const anchor = found.consortium?.anchor?.value;
  const members = found.consortium?.members ?? [];
  const power = (found.sites ?? []).reduce(
    (sum, { powerMegawatts }) => sum + (typeof powerMegawatts?.value === 'number' ? powerMegawatts.value : 0),
    0,
  );
  return [
    ['Anchor member', anchor == null ? [missing('the anchor')] : nameOf(anchor, input)],
    ['Members', members.length === 0 ? [missing('members')] : members.map(({ party }) => nameOf(party, input)).join('; ')],
    ['Target markets', marketsOf(found.targets, countries)],
    [
      'Sites',
      (found.sites ?? []).length === 0
        ? [missing('sites')]
        : `${found.sites!.map(({ name }) => name).join('; ')}${power === 0 ? '' : ` (${power} MW)`}`,
    ],
    ['Value of priced items', valuesOf(input)],
    ['Support asked of', distinct((found.support ?? []).map(({ agency }) => agency)).join(', ') || [missing('requests for support')]],
    ['Law', `in force on ${determination.on}; nothing read after ${determination.verifiedThrough}`],
  ];
}

function marketsOf(targets: DossierInput['found']['targets'], countries: DossierInput['countries']): Text {
  const named = [...(targets?.countries ?? []).map((code) => countries[code] ?? code), ...(targets?.blocs ?? [])];
  return named.length === 0 ? [missing('at least one country or bloc')] : named.join(', ');
}

function valuesOf({ found }: DossierInput): Text {
  const sums = new Map<string, number>();
  for (const {
    item: { value },
  } of itemsOf(found)) {
    if (value?.value != null) sums.set(value.value.currency, (sums.get(value.value.currency) ?? 0) + value.value.amount);
  }
  if (sums.size === 0) return [missing('prices')];
  return [secret([...sums].map(([currency, amount]) => moneyWords({ amount, currency })).join(' and '))];
}

function outcomeTally({ determination, outcomeWords }: DossierInput): string {
  const { legs, datesAhead } = determination;
  const counted = distinct(legs.map(({ enforced }) => enforced.outcome)).map(
    (outcome) => `${legs.filter(({ enforced }) => enforced.outcome === outcome).length} ${outcomeWords(outcome)}`,
  );
  const differing = legs.filter(({ differs }) => differs).length;
  return [
    `Of ${legs.length} deliveries: ${counted.join('; ')}.`,
    ...(differing === 0 ? [] : [`For ${differing} the law as printed asks for more than is applied.`]),
    ...(datesAhead.length === 0 ? [] : [`The next day that changes an answer is ${datesAhead[0]!.on}.`]),
  ].join(' ');
}

function requirementTally({ programme: { requirements } }: DossierInput): string {
  const counted = requirementStatuses
    .map((status) => ({ status, number: requirements.filter((one) => one.status === status).length }))
    .filter(({ number }) => number > 0)
    .map(({ status, number }) => `${number} ${statusWords[status].word.toLowerCase()}`);
  return `Of ${requirements.length} entries: ${counted.join(', ')}.`;
}
