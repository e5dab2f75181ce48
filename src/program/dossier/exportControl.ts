import type { LegFinding } from '../../determination/determination.ts';
import type { Outcome } from '../../engine/program.ts';
import type { DossierInput } from './input.ts';
import { type Block, muted, type RowMark, type Section, type Text } from './tree.ts';
import { cutAfter, distinct } from './words.ts';

const marks: Record<Outcome, RowMark> = {
  'not-subject': 'good',
  'no-licence-required': 'good',
  'exception-available': 'good',
  authorised: 'good',
  'licence-required': 'bad',
  barred: 'bad',
  unsettled: 'judge',
  'needs-facts': 'open',
  'needs-judgement': 'judge',
};

/** What the law asks of each delivery, why, and what has to be done. */
export function exportControlSection(input: DossierInput): Section {
  const { determination } = input;
  return {
    id: 'export-control',
    title: 'Export control',
    blocks: [
      {
        kind: 'paragraph',
        text:
          `Each item to each site, under the law in force on ${determination.on}. Nothing published after ` +
          `${determination.verifiedThrough} was read. Where the law as printed and the law as applied differ, both answers stand, ` +
          'and the delivery is called clear under neither.',
      },
      {
        kind: 'table',
        caption: 'Answers by delivery',
        head: ['Delivery', 'Class', 'As applied', 'As printed', 'On what grounds'],
        widths: [28, 11, 15, 15, 31],
        rows: determination.legs.map((leg) => legRow(leg, input)),
      },
    ],
    sections: [dutiesSection(input), datesSection(input), restsSection(input)],
  };
}

function legRow(leg: LegFinding, { outcomeWords }: DossierInput): { mark: RowMark; cells: Text[] } {
  const { enforced, codified, differs } = leg;
  const grounds = enforced.grounds.length > 0 ? enforced.grounds : codified.grounds;
  return {
    mark: differs ? 'judge' : marks[enforced.outcome],
    cells: [
      [{ text: leg.itemName, tone: 'strong' }, muted(` to ${leg.site}`)],
      enforced.eccn ?? '—',
      outcomeWords(enforced.outcome),
      differs ? [{ text: outcomeWords(codified.outcome), tone: 'strong' }] : 'the same',
      [
        ...distinct(grounds.map(({ title, cite }) => `${title} (${cite})`)),
        ...enforced.exceptions.available.map((name) => `lifted by ${name}`),
        ...enforced.authorisations.map((name) => `covered by ${name}`),
        ...enforced.prohibitions.map(({ name, authority }) => `${name}: ${authority}`),
      ].join('; ') || '—',
    ],
  };
}

function dutiesSection({ determination: { legs } }: DossierInput): Section {
  const duties = new Map<string, { cite: string; due: string; legs: string[] }>();
  for (const { id, enforced } of legs) {
    for (const { duty, cite, due } of enforced.duties) {
      const known = duties.get(duty) ?? {
        cite,
        due: due === undefined ? '—' : 'on' in due ? due.on : `${due.days} days ${due.relation} ${due.event}`,
        legs: [],
      };
      duties.set(duty, { ...known, legs: [...known.legs, id] });
    }
  }
  return {
    id: 'duties',
    title: 'Duties',
    sections: [],
    blocks: [
      duties.size === 0
        ? { kind: 'paragraph', text: 'None was found beyond what every exporter keeps.' }
        : {
            kind: 'table',
            caption: 'What has to be done',
            head: ['Duty', 'Due', 'Provision', 'For'],
            widths: [46, 16, 17, 21],
            rows: [...duties].map(([duty, { cite, due, legs: own }]) => ({
              cells: [duty, due, cite, [muted(cutAfter(distinct(own), 3))]],
            })),
          },
    ],
  };
}

function datesSection({ determination: { datesAhead }, programme: { deadlines }, outcomeWords }: DossierInput): Section {
  const rows = [
    ...datesAhead.map(({ on, changes, causes }) => ({
      on,
      cells: [
        on,
        distinct(changes.map(({ leg, before, after }) => `${leg}: ${outcomeWords(before)} → ${outcomeWords(after)}`)).join('; '),
        causes.map(({ text }) => text).join('; '),
      ],
    })),
    ...deadlines.map(({ on, what, source, grade }) => ({ on, cells: [on, what, `${source} (${grade})`] })),
  ].toSorted((left, right) => (left.on < right.on ? -1 : 1));
  return {
    id: 'dates',
    title: 'Days ahead',
    sections: [],
    blocks: [
      rows.length === 0
        ? { kind: 'paragraph', text: 'No day ahead is known to change anything.' }
        : {
            kind: 'table',
            caption: 'Days ahead',
            head: ['Day', 'What happens', 'Because'],
            widths: [14, 46, 40],
            rows,
          },
    ],
  };
}

/** On what the favourable answers rest: announcements first, the rest counted. */
function restsSection({ determination: { legs } }: DossierInput): Section {
  const resting = legs.flatMap(({ enforced }) => enforced.restsOn);
  const announcements = distinct(resting.flatMap(({ kind, text }) => (kind === 'announcement' ? [text] : [])));
  const counted = (['assumption', 'diligence', 'record', 'list', 'horizon'] as const)
    .map((kind) => ({ kind, number: new Set(resting.filter((one) => one.kind === kind).map(({ text }) => text)).size }))
    .filter(({ number }) => number > 0);
  const words = {
    assumption: 'assumed facts',
    diligence: 'questions without recorded diligence',
    record: 'records of diligence and judgement',
    list: 'versions of lists',
    horizon: 'limits of what was read',
  };
  const blocks: Block[] = [
    {
      kind: 'list',
      items: [...announcements, ...counted.map(({ kind, number }): Text => `${number} ${words[kind]}; each is named in the receipt.`)],
    },
  ];
  return { id: 'rests-on', title: 'What these answers rest on', blocks, sections: [] };
}

/** What is still open, in the order in which answers settle most, and what nobody can settle but the sources. */
export function questionsSection({ determination: { questions, legs }, doubts }: DossierInput): Section {
  const judgements = distinct(
    legs.flatMap(({ enforced }) => enforced.judgements.map(({ who, question, cite }) => `${who}: ${question} (${cite})`)),
  );
  return {
    id: 'questions',
    title: 'Open questions',
    sections: [doubtsSection(legs, doubts)],
    blocks: [
      questions.length === 0
        ? { kind: 'paragraph', text: 'No fact that decides an answer is missing.' }
        : {
            kind: 'table',
            caption: 'Facts still missing',
            head: ['Question', 'Who can answer', 'Settles'],
            widths: [50, 20, 30],
            rows: questions.map(({ need, legs: own }) => ({
              mark: 'open' as const,
              cells: [need.question, need.who ?? '—', [muted(own.length === 0 ? 'the Program’s tests' : cutAfter(distinct(own), 3))]],
            })),
          },
      ...(judgements.length === 0
        ? []
        : [
            { kind: 'paragraph' as const, text: 'For a person to judge:' },
            { kind: 'list' as const, items: judgements },
          ]),
    ],
  };
}

/** Doubts about the provisions that ground an answer; those about what an answer only passes by are counted. */
function doubtsSection(legs: readonly LegFinding[], doubts: DossierInput['doubts']): Section {
  const grounding = new Set(
    legs.flatMap(({ enforced, codified }) =>
      [enforced, codified].flatMap(({ grounds, prohibitions, reviewAuthorities }) =>
        [...grounds, ...prohibitions, ...reviewAuthorities].map(({ rule }) => rule.slice(0, rule.indexOf('#'))),
      ),
    ),
  );
  const bearing = doubts.filter(({ kind, of }) => kind === 'reading' || grounding.has(of));
  const rest = doubts.length - bearing.length;
  return {
    id: 'doubts',
    title: 'Where the sources are silent or weak',
    sections: [],
    blocks: [
      bearing.length === 0
        ? { kind: 'paragraph', text: 'No doubt is recorded about a provision that grounds one of these answers.' }
        : {
            kind: 'table',
            caption: 'Doubts about the law on which an answer rests',
            head: ['Question', 'About', 'What would settle it'],
            widths: [46, 20, 34],
            rows: bearing.map(({ question, cite, of, settles }) => ({ cells: [question, cite ?? of, settles] })),
          },
      ...(rest === 0
        ? []
        : [
            {
              kind: 'paragraph' as const,
              text: `${rest} more concern provisions that an answer only passes by; \`portolan law doubts --package\` lists them.`,
            },
          ]),
    ],
  };
}
