import { type Item, type LayerName, layerNames } from '../../package/model.ts';
import { contentWords, shareWords } from '../programmeWords.ts';
import { splitWords } from '../dependencePicture.ts';
import type { DossierInput } from './input.ts';
import { type Block, missing, muted, type Section, type Span, type Text } from './tree.ts';
import { moneyWords, percentWords, sentence, statedSpans, textOr, valueWords, withUnit } from './words.ts';
import { nameOf } from './worksheetValues.ts';

const titles: Record<LayerName, string> = {
  hardware: 'Hardware and infrastructure',
  data: 'Data pipelines and labelling',
  models: 'Models and systems',
  security: 'Security of models and systems',
  applications: 'Applications',
};

/** The five layers, item by item, and where their value comes from. */
export function layersSection(input: DossierInput): Section {
  return {
    id: 'layers',
    title: 'The stack',
    blocks: [],
    sections: [
      ...layerNames.map((layer) => layerSection(layer, input)),
      manufactureSection(input),
      contentSection(input),
      dependenceSection(input),
    ],
  };
}

function layerSection(layer: LayerName, input: DossierInput): Section {
  const items = input.found.layers?.[layer] ?? [];
  const members = (input.found.consortium?.members ?? []).filter((member) => member.layers?.includes(layer));
  const takenOn: Text =
    members.length === 0
      ? [{ text: 'Taken on by: ' }, missing('no member has taken it on')]
      : sentence(`Taken on by: ${members.map(({ party }) => nameOf(party, input)).join('; ')}`);
  const blocks: Block[] =
    items.length === 0
      ? [{ kind: 'note', tone: 'missing', text: `The ${layer} layer holds nothing.` }]
      : [
          { kind: 'paragraph', text: takenOn },
          {
            kind: 'table',
            caption: titles[layer],
            head: ['Item', 'Supplied by', 'Quantity', 'Value', 'Origin', 'Delivered as'],
            widths: [30, 17, 13, 16, 11, 13],
            rows: items.map((item) => ({ cells: itemCells(item, input) })),
          },
        ];
  return { id: `layer-${layer}`, title: titles[layer], blocks, sections: [] };
}

function itemCells(item: Item, input: DossierInput): Text[] {
  const { countries } = input;
  return [
    [{ text: item.name ?? item.id, tone: 'strong' }, ...nameAside(item)],
    statedSpans(item.supplier, 'supplier', (id) => nameOf(id, input)),
    item.quantity === undefined
      ? '—'
      : [...statedSpans(item.quantity, 'quantity', (quantity) => withUnit(valueWords(quantity), item.unit))],
    item.value === undefined ? [missing('price')] : statedSpans(item.value, 'price', moneyWords, true),
    statedSpans(item.origin ?? item.figures?.['item.modelOrigin'], 'origin', (code) => countries[String(code)] ?? String(code)),
    statedSpans(item.delivery, 'how it is delivered', (mode) => String(mode).replaceAll('-', ' ')),
  ];
}

function nameAside({ useCase, protects, fallback, note }: Item): Span[] {
  const said = [
    useCase && `for ${useCase}`,
    protects && `protects ${protects.join(', ')}`,
    fallback && `fallback: ${fallback}`,
    note,
  ].filter((text) => text !== undefined && text !== '');
  return said.length === 0 ? [] : [muted(` — ${said.join('; ')}`)];
}

/** Whether, and how far, the hardware is made in the United States. */
function manufactureSection({ found }: DossierInput): Section {
  const items = found.layers?.hardware ?? [];
  return {
    id: 'manufacture',
    title: 'How far the hardware is made in the United States',
    sections: [],
    blocks: [
      {
        kind: 'table',
        caption: 'Manufacture of the hardware layer',
        head: ['Item', 'U.S. content', 'What is made where'],
        widths: [28, 24, 48],
        rows: items.map((item) => ({
          cells: [
            item.name ?? item.id,
            statedSpans(item.usContentShare, 'the share', percentWords, true),
            textOr(item.manufacture, 'whether, and how far, it is made in the United States'),
          ],
        })),
      },
    ],
  };
}

/** The share of U.S. content under every plausible method; none is published. */
function contentSection({ programme: { content } }: DossierInput): Section {
  return {
    id: 'content',
    title: 'U.S. content of the hardware layer',
    sections: [],
    blocks: [
      {
        kind: 'paragraph',
        text: `How the share is worked out is not published, so it is shown under every plausible method: ${contentWords[content.state]}.`,
      },
      {
        kind: 'table',
        caption: 'U.S. content under every method',
        head: ['Method', 'Share', 'Presumption', 'Open or assumed'],
        widths: [34, 16, 20, 30],
        rows: content.findings.map(({ method, share, state, open, unpriced, assumed }) => ({
          mark: state === 'met' ? ('good' as const) : state === 'not-available' ? ('judge' as const) : ('open' as const),
          cells: [
            method.title,
            share === null ? [missing('values')] : [{ text: shareWords(share), confidential: true }],
            state.replaceAll('-', ' '),
            [...unpriced, ...open, ...assumed].join(', ') || '—',
          ],
        })),
      },
      ...(content.unseen.length === 0 ? [] : [{ kind: 'list' as const, items: content.unseen }]),
    ],
  };
}

function dependenceSection({ dependence, pictures }: DossierInput): Section {
  return {
    id: 'dependence',
    title: 'Where the value comes from',
    sections: [],
    blocks: [
      { kind: 'paragraph', text: 'By layer, in four tiers. What nobody stated is not known; it is never counted as a partner’s.' },
      {
        kind: 'figure',
        caption: pictures.dependence.title,
        svg: pictures.dependence.svg,
        alternative: pictures.dependence.words,
        confidential: true,
      },
      {
        kind: 'table',
        caption: 'Origin of each layer',
        head: ['Layer', 'Comes from', 'What went into it'],
        widths: [20, 40, 40],
        rows: dependence.layers.map(({ layer, tiers }) => ({
          cells: [layer, splitWords(tiers.origin), [{ text: splitWords(tiers.content), confidential: true }]],
        })),
      },
    ],
  };
}
