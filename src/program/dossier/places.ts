import type { Party } from '../../package/model.ts';
import type { DossierInput } from './input.ts';
import { type Block, missing, muted, type Section, type Span, type Text } from './tree.ts';
import { distinct, joined, percentWords, statedSpans, textOr, valueWords } from './words.ts';
import { nameOf } from './worksheetValues.ts';

/** The sites, on a map and in a table. */
export function sitesSection(input: DossierInput): Section {
  const {
    found: { sites = [] },
    pictures: { map },
    countries,
  } = input;
  const blocks: Block[] =
    sites.length === 0
      ? [{ kind: 'note', tone: 'missing', text: 'No site is named.' }]
      : [
          ...(map === undefined ? [] : [{ kind: 'figure' as const, caption: map.title, svg: map.svg, alternative: map.words }]),
          {
            kind: 'table',
            caption: 'Sites',
            head: ['Site', 'Country', 'Power', 'End use', 'In service'],
            widths: [30, 17, 20, 15, 18],
            rows: sites.map((site) => ({
              cells: [
                [{ text: site.name, tone: 'strong' }, ...(site.note === undefined ? [] : [muted(` — ${site.note}`)])],
                statedSpans(site.country, 'the country', (code) => countries[String(code)] ?? String(code)),
                statedSpans(site.powerMegawatts, 'the power', (power) => `${valueWords(power)} MW`),
                statedSpans(site.endUse, 'the end use', (use) => String(use).replaceAll('-', ' ')),
                statedSpans(site.inService, 'the day', (day) => day),
              ],
            })),
          },
        ];
  return { id: 'sites', title: 'Sites', blocks, sections: [] };
}

/** Who takes part, as what, and who is above them. */
export function partiesSection(input: DossierInput): Section {
  const {
    found: { parties = [] },
    pictures,
  } = input;
  const charts = pictures.owners.map((picture): Section => ({
    id: `owners-${picture.party}`,
    title: nameOf(picture.party, input),
    sections: [],
    blocks: [
      { kind: 'figure', caption: picture.title, svg: picture.svg, alternative: picture.words, confidential: true },
      ownersTable(parties.find(({ id }) => id === picture.party)!),
    ],
  }));
  return {
    id: 'parties',
    title: 'Parties and owners',
    blocks: [
      {
        kind: 'table',
        caption: 'Parties',
        head: ['Party', 'Takes part as', 'Headquarters', 'Ultimate parent', 'Screened'],
        widths: [28, 18, 16, 20, 18],
        rows: parties.map((party) => ({ cells: partyCells(party, input) })),
      },
    ],
    sections: [
      commitmentsSection(input),
      ...(charts.length === 0
        ? []
        : [
            {
              id: 'owners',
              title: 'Ownership charts',
              blocks: [],
              sections: charts,
            },
          ]),
    ],
  };
}

function partyCells(party: Party, input: DossierInput): Text[] {
  const { countries } = input;
  const parent = party.ultimateParent;
  const parentName = parent?.value?.itself
    ? 'itself'
    : (parent?.value?.name ?? (parent?.value?.party && nameOf(parent.value.party, input)));
  return [
    [{ text: party.name, tone: 'strong' }, ...(party.assumed === undefined ? [] : [muted(` — ${party.assumed}`)])],
    rolesOf(party, input).join(', ') || '—',
    statedSpans(party.headquarters, 'headquarters', (code) => countries[String(code)] ?? String(code)),
    [parentName === undefined ? missing('who is at the top') : { text: parentName }],
    party.screening === undefined
      ? [missing('no search is recorded')]
      : [
          { text: `${party.screening.outcome.replaceAll('-', ' ')}, ${party.screening.on}` },
          muted(` (${party.screening.lists.length} lists)`),
        ],
  ];
}

function rolesOf({ id, roles = [] }: Party, { found }: DossierInput): string[] {
  const atSites = (found.sites ?? []).flatMap((site) => [
    ...(['owner', 'builder', 'operator', 'endUser', 'consignee'] as const).filter((role) => site[role]?.value === id),
    ...(site.tenants?.value?.includes(id) ? ['tenant'] : []),
  ]);
  const supplies = Object.values(found.layers ?? {})
    .flat()
    .some(({ supplier }) => supplier?.value === id)
    ? ['supplier']
    : [];
  return distinct([...roles, ...supplies, ...atSites].map((role) => role.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)));
}

function ownersTable({ owners = [], ownersComplete, ownership }: Party): Block {
  return {
    kind: 'table',
    caption: 'Holders of stakes',
    head: ['Holder', 'Stake', 'Headquarters', 'Note'],
    widths: [36, 18, 16, 30],
    rows: [
      ...owners.map((owner) => ({
        cells: [
          [{ text: owner.name ?? owner.party ?? 'not named', confidential: true as const }],
          statedSpans(
            owner.percent,
            'the stake',
            (share) => (typeof share === 'number' ? percentWords(share / 100) : valueWords(share)),
            true,
          ),
          statedSpans(owner.headquarters, 'headquarters', valueWords),
          owner.note ?? '—',
        ] satisfies Text[],
      })),
      ...(ownersComplete?.value === true
        ? []
        : [
            {
              mark: 'open' as const,
              cells: [[missing('further holders: the register is not complete')], '—', '—', ownership ?? '—'] satisfies Text[],
            },
          ]),
    ],
  };
}

function commitmentsSection(input: DossierInput): Section {
  const members = input.found.consortium?.members ?? [];
  const gaps = input.programme.gaps;
  return {
    id: 'commitments',
    title: 'The consortium',
    sections: [],
    blocks: [
      ...(members.length === 0
        ? [{ kind: 'note' as const, tone: 'missing' as const, text: 'No members are named.' }]
        : [
            {
              kind: 'table' as const,
              caption: 'Members and what they are bound to',
              head: ['Member', 'Layers', 'Commitment'],
              widths: [32, 28, 40],
              rows: members.map(({ party, layers = [], commitment }) => ({
                cells: [
                  nameOf(party, input),
                  layers.join(', ') || [missing('layers')],
                  textOr(commitment, 'for how long it is bound'),
                ] satisfies Text[],
              })),
            },
          ]),
      ...(gaps.length === 0
        ? []
        : [
            {
              kind: 'note' as const,
              tone: 'missing' as const,
              text: `Missing to be a consortium: ${gaps.map(({ what }) => what).join(' ')}`,
            },
            {
              kind: 'list' as const,
              items: distinct(gaps.flatMap(({ help }) => help.map(({ agency, what, grade }) => `${agency}: ${what} (${grade})`))),
            },
          ]),
    ],
  };
}

/** Which entities build, own and operate, and in whose hands the levers are. */
export function businessSection(input: DossierInput): Section {
  const {
    found: { business, sites = [] },
    control,
  } = input;
  const named = (ids: readonly string[] | undefined, what: string): Span[] =>
    ids === undefined || ids.length === 0 ? [missing(what)] : joined(ids.map((id) => [{ text: nameOf(id, input) }]));
  return {
    id: 'business',
    title: 'Who builds, owns and operates',
    sections: [controlSection(input)],
    blocks: [
      { kind: 'paragraph', text: textOr(business?.summary?.trim(), 'the business and operational model') },
      {
        kind: 'pairs',
        rows: [
          ['Build', named(business?.build, 'who builds')],
          ['Own', named(business?.own, 'who owns')],
          ['Operate', named(business?.operate, 'who operates')],
        ],
      },
      ...(sites.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              caption: 'Roles at each site',
              head: ['Site', 'Builder', 'Owner', 'Operator', 'Tenants'],
              widths: [28, 18, 18, 18, 18],
              rows: sites.map((site) => ({
                cells: [
                  site.name,
                  ...(['builder', 'owner', 'operator'] as const).map((role) => statedSpans(site[role], role, (id) => nameOf(id, input))),
                  statedSpans(site.tenants, 'tenants', (ids) => ids.map((id) => nameOf(id, input)).join('; ')),
                ],
              })),
            },
          ]),
      {
        kind: 'table',
        caption: 'In whose hands',
        head: ['What', 'By whom'],
        widths: [55, 45],
        rows: control.held.map(({ what, by }) => ({ cells: [what, [by === null ? missing('not stated') : { text: by }]] })),
      },
    ],
  };
}

/** Who can stop what, and how to be ready: what a buyer asks first. */
function controlSection({ control }: DossierInput): Section {
  return {
    id: 'levers',
    title: 'Who can stop it, and how to be ready',
    sections: [],
    blocks: [
      {
        kind: 'table',
        caption: 'Who can revoke, suspend or switch off',
        head: ['Who and what', 'Provision', 'Notice', 'How to be ready'],
        widths: [34, 22, 16, 28],
        rows: control.levers.map(({ lever, reaches }) => ({
          cells: [
            [{ text: `${lever.who}. `, tone: 'strong' }, { text: lever.can }, muted(` Reaches ${reaches.join(', ')}.`)],
            `${lever.provision} (${lever.grade})`,
            lever.notice,
            lever.ready,
          ],
        })),
      },
    ],
  };
}
