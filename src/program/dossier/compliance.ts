import { requirementStatuses, type RequirementStatus } from '../assess.ts';
import { beginBy, durationWords, startsFirst } from '../criticalPath.ts';
import { reasonsOf, statusWords } from '../programmeWords.ts';
import type { EvidenceState } from '../safeguards.ts';
import type { DossierInput } from './input.ts';
import { muted, type RowMark, type Section, type Text } from './tree.ts';
import { cutAfter } from './words.ts';

const requirementMarks: Record<RequirementStatus, RowMark> = {
  'not-met': 'bad',
  open: 'open',
  'for-judgement': 'judge',
  met: 'good',
  'not-found': 'quiet',
  stands: 'quiet',
  'not-in-force': 'quiet',
};

/** Every entry that the Program is known to ask, with cite, status, and what a reviewer would ask. */
export function complianceSection({ programme }: DossierInput): Section {
  const rows = requirementStatuses.flatMap((status) =>
    programme.requirements
      .filter((finding) => finding.status === status)
      .map((finding) => {
        const { requirement } = finding;
        const reasons = status === 'met' ? [] : reasonsOf(finding, programme);
        const told: Text =
          status === 'not-found'
            ? [muted('nobody has found the rule; nothing is passed or failed on it')]
            : [...(reasons.length === 0 ? [] : [{ text: `${reasons.join('. ')}. ` }]), muted(requirement.stands ?? requirement.asks)];
        return {
          mark: requirementMarks[status],
          cells: [
            [{ text: requirement.id, tone: 'mono' as const }],
            [{ text: `${requirement.requires} ` }, muted(`(${requirement.source}; ${requirement.grade})`)],
            [{ text: statusWords[status].word, tone: 'strong' as const }],
            told,
          ] satisfies Text[],
        };
      }),
  );
  return {
    id: 'compliance',
    title: 'Compliance matrix',
    sections: [],
    blocks: [
      {
        kind: 'paragraph',
        text: `${programme.notice} The last column gives what keeps an entry from being met, and what a reviewer would ask.`,
      },
      {
        kind: 'table',
        caption: 'What the Program is known to ask',
        head: ['Entry', 'Asked', 'Status', 'What is open; what a reviewer asks'],
        widths: [10, 36, 12, 42],
        rows,
      },
    ],
  };
}

const evidence: Record<EvidenceState, { word: string; mark: RowMark }> = {
  given: { word: 'evidence given', mark: 'good' },
  said: { word: 'said, without evidence', mark: 'judge' },
  assumed: { word: 'assumed', mark: 'judge' },
  refused: { word: 'not in place', mark: 'bad' },
  open: { word: 'missing', mark: 'open' },
};

/** The security layer as evidence asked for and given, and the partner's own side of it. */
export function safeguardsSection(input: DossierInput): Section {
  const {
    safeguards: { asked, findings },
  } = input;
  return {
    id: 'safeguards',
    title: 'Safeguards',
    sections: [partnerSection(input), crosswalkSection(input)],
    blocks: [
      { kind: 'note', tone: 'caution', text: asked.notice },
      {
        kind: 'table',
        caption: 'Evidence asked for and given',
        head: ['Asked', 'State', 'Evidence', 'Mapped to'],
        widths: [32, 13, 29, 26],
        rows: findings.map(({ safeguard, state, given }) => ({
          mark: evidence[state].mark,
          cells: [
            safeguard.asks,
            [{ text: evidence[state].word, tone: state === 'open' ? 'missing' : 'strong' }],
            given === null ? [muted(`show: ${safeguard.evidence}`)] : [{ text: given, confidential: true }],
            [muted(safeguard.maps.map(({ framework, parts }) => `${framework} ${parts}`).join('; '))],
          ],
        })),
      },
      {
        kind: 'list',
        items: asked.frameworks.map(({ name, edition, grade, source }): Text => [muted(`${name}, ${edition}: ${source} (${grade})`)]),
      },
    ],
  };
}

function partnerSection({ partner, countries }: DossierInput): Section {
  const names = (codes: readonly string[]): string => codes.map((code) => countries[code] ?? code).join(', ');
  return {
    id: 'obligations',
    title: 'What the partner has to do by itself',
    sections: [],
    blocks: [
      {
        kind: 'table',
        caption: 'Obligations on the partner’s side',
        head: ['Whose', 'Asks', 'Provision'],
        widths: [15, 50, 35],
        rows: partner.obligations.map(({ whose, asks, provision, grade, source, countries: where }) => ({
          cells: [
            [
              { text: whose, tone: 'strong' },
              muted(where.length === 0 ? '' : where.length > 3 ? ` in ${where.length} countries` : ` in ${names(where)}`),
            ],
            asks,
            [{ text: provision }, muted(` (${source}; ${grade})`)],
          ],
        })),
      },
      ...(partner.without.obligations.length === 0
        ? []
        : [
            {
              kind: 'note' as const,
              tone: 'missing' as const,
              text: `No law of its own is held for ${names(partner.without.obligations)}; that is not to say there is none.`,
            },
          ]),
    ],
  };
}

function crosswalkSection({ partner, countries }: DossierInput): Section {
  return {
    id: 'crosswalk',
    title: 'Standards that both sides name',
    sections: [],
    blocks:
      partner.standards.length === 0
        ? [
            {
              kind: 'note',
              tone: 'missing',
              text: `No standard of ${partner.without.standards.map((code) => countries[code] ?? code).join(', ')} is held here.`,
            },
          ]
        : [
            {
              kind: 'table',
              caption: 'Crosswalk',
              head: ['Theirs', 'Ours', 'Brought together by', 'The same evidence would serve'],
              widths: [24, 20, 26, 30],
              rows: partner.standards.map(({ standard, evidence: shared }) => ({
                cells: [
                  [{ text: standard.name, tone: 'strong' }, muted(` (${standard.grade}; ${standard.source})`)],
                  standard.ours.join(', '),
                  standard.by,
                  `${shared.length} asks; evidence is given for ${shared.filter(({ state }) => state === 'given').length}`,
                ],
              })),
            },
          ],
  };
}

/** What is waited for, as a picture and in a table, and what has to start first. */
export function pathSection({ path, pictures }: DossierInput): Section {
  const first = startsFirst(path);
  return {
    id: 'path',
    title: 'Critical path',
    sections: [],
    blocks: [
      {
        kind: 'paragraph',
        text:
          first.length === 0
            ? 'Nothing is waited for that is known of.'
            : [{ text: 'Starts first. ', tone: 'strong' }, { text: first.map(({ wait }) => wait.what.split(/[;,:]/)[0]).join('; ') + '.' }],
      },
      { kind: 'figure', caption: pictures.path.title, svg: pictures.path.svg, alternative: pictures.path.words },
      {
        kind: 'table',
        caption: 'What is waited for',
        head: ['Wait', 'How long', 'Begin by', 'Sources'],
        widths: [32, 20, 14, 34],
        rows: path.waits.map((placed) => ({
          mark: placed.spare === null ? ('open' as const) : placed.spare < 0 ? ('bad' as const) : ('good' as const),
          cells: [
            [
              { text: placed.wait.what, tone: 'strong' },
              muted(` — ${placed.wait.who}; for ${cutAfter(placed.reaches, 3)}; holds up ${placed.wait.holds}`),
            ],
            durationWords(placed.wait),
            beginBy(placed, path.on) ?? 'not known',
            [
              muted(
                [placed.wait.least, placed.wait.most]
                  .flatMap((one) => (one === undefined ? [] : [`${one.days} days: ${one.source} (${one.grade})`]))
                  .join('. ') || 'nothing was found',
              ),
            ],
          ],
        })),
      },
      ...path.charters.map(({ charter, inDays, missed }) => ({
        kind: 'note' as const,
        tone: 'caution' as const,
        text:
          `${charter.what}: ${charter.ends}, in ${inDays} days (${charter.source}; ${charter.grade}).` +
          (missed.length === 0 ? '' : ' At its shortest, what has to come before that day comes after it.'),
      })),
    ],
  };
}
