import type { DossierInput } from './input.ts';
import { type Claim, type Worksheet } from './papers.ts';
import { type Block, missing, muted, type Section, type Text } from './tree.ts';
import { certaintyKit, clauseKinds, filled } from './certainty.ts';
import { nameOf, worksheetAnswer } from './worksheetValues.ts';

/** The worksheets and notices, one for each delivery that needs one. */
export function worksheetsSection(input: DossierInput, kind: Worksheet['kind']): Section {
  const papers = input.papers.worksheets.filter((paper) => paper.kind === kind);
  const filledIn = papers.flatMap((paper) =>
    input.determination.legs
      .filter(({ enforced, codified }) =>
        [enforced, codified].some(
          ({ outcome, exceptions }) =>
            paper.outcomes.includes(outcome) || exceptions.available.some((name) => paper.exceptions.includes(name)),
        ),
      )
      .map((finding) => worksheetOf(paper, finding.id, input)),
  );
  const none =
    kind === 'licence'
      ? 'No delivery needs a licence under either view of the law.'
      : 'No delivery goes under an exception of which BIS is told.';
  return {
    id: `worksheets-${kind}`,
    title: kind === 'licence' ? 'Licence application worksheets' : 'Notices',
    ...(filledIn.length === 0 ? {} : { newPage: true as const }),
    confidential: claim(input, 'papers'),
    sections: filledIn,
    blocks: [
      filledIn.length === 0
        ? { kind: 'paragraph', text: none }
        : {
            kind: 'note',
            tone: 'template',
            text:
              'Filled from the package; what the package does not say is printed as missing. ' +
              'Check every block against the form before filing.',
          },
    ],
  };
}

function worksheetOf(paper: Worksheet, id: string, input: DossierInput): Section {
  const finding = input.determination.legs.find((one) => one.id === id)!;
  const leg = input.legs.find((one) => one.id === id)!;
  const view = finding.differs
    ? ` As applied: ${input.outcomeWords(finding.enforced.outcome)}; as printed: ${input.outcomeWords(finding.codified.outcome)}.`
    : '';
  return {
    id: `${paper.id}-${id}`,
    title: `${paper.title}: ${finding.itemName} to ${finding.site}`,
    sections: [],
    blocks: [
      { kind: 'paragraph', text: [{ text: `${paper.where}.${view} ` }, muted(`(${paper.source}; ${paper.grade})`)] },
      {
        kind: 'table',
        caption: paper.title,
        head: ['Block', 'Asks', 'Answer'],
        widths: [10, 34, 56],
        rows: paper.asks.map(({ block, asks, gives, hint }) => ({
          cells: [
            block,
            asks,
            gives === undefined ? [missing(hint ?? 'to be written')] : worksheetAnswer(gives, { finding, leg, input }),
          ] satisfies Text[],
        })),
      },
    ],
  };
}

/** What is to be signed, by whom; none of it is signed by this program. */
export function certificationsSection(input: DossierInput): Section {
  const {
    papers,
    found: { consortium },
  } = input;
  const anchor = consortium?.anchor?.value ?? null;
  const members = (consortium?.members ?? []).map(({ party }) => party);
  return {
    id: 'certifications',
    title: 'Certifications to sign',
    newPage: true,
    blocks: [{ kind: 'note', tone: 'template', text: papers.certificationsNotice }],
    sections: papers.certifications.map(({ id, signer, text, provision, grade, source }): Section => {
      const signers = signer === 'anchor' ? [anchor] : members;
      return {
        id: `certify-${id}`,
        title: `${capital(id.replaceAll('-', ' '))}, by ${signer === 'anchor' ? 'the anchor member' : 'every member'}`,
        sections: [],
        blocks: [
          { kind: 'paragraph', text: [{ text: `${text} ` }, muted(`(${provision}; ${source}; ${grade})`)] },
          ...(signers.length === 0 || signers[0] === null
            ? [{ kind: 'note', tone: 'missing', text: 'Nobody is named who could sign.' } satisfies Block]
            : signers.map((party): Block => ({ kind: 'signature', lines: [nameOf(party!, input), 'Name and office', 'Place and day'] }))),
        ],
      };
    }),
  };
}

const languageNames: Record<string, string> = { en: 'English', es: 'Español' };

/** The certainty kit, whole in each of its languages. */
export function certaintySection(input: DossierInput): Section {
  const { languages, notice, kinds } = input.certainty;
  const clauses = certaintyKit(input);
  return {
    id: 'certainty',
    title: 'Certainty kit',
    newPage: true,
    confidential: claim(input, 'contract'),
    blocks: [
      {
        kind: 'paragraph',
        text:
          'Conditions precedent, conditions, continuity and change-of-law clauses for the contract with the buyer, each brought in ' +
          'by an answer, a doubt or a day of this package.',
      },
    ],
    sections: languages.map((language): Section => ({
      id: `certainty-${language}`,
      title: languageNames[language] ?? language,
      language,
      blocks: [{ kind: 'note', tone: 'template', text: notice[language] ?? '' }],
      sections: clauseKinds
        .map((kind): Section => ({
          id: `certainty-${language}-${kind}`,
          title: kinds[kind][language] ?? kind,
          language,
          sections: [],
          blocks: clauses
            .filter(({ template }) => template.kind === kind)
            .map(({ template, values, why }): Block => ({
              kind: 'clause',
              language,
              title: filled(template.title[language] ?? template.id, values),
              text: filled(template.text[language] ?? '', values),
              why: [muted(why)],
            })),
        }))
        .filter(({ blocks }) => blocks.length > 0),
    })),
  };
}

/** What is claimed as confidential and why; the statement that goes with the claim. */
export function confidentialitySection({ papers }: DossierInput): Section {
  const titles: Record<Claim['part'], string> = {
    prices: 'Prices and values',
    financing: 'Sums and terms of financing',
    owners: 'Stakes and their holders',
    evidence: 'Evidence of safeguards',
    papers: 'Worksheets and notices',
    contract: 'Draft clauses',
  };
  return {
    id: 'confidential',
    title: 'What is business-confidential, and why',
    newPage: true,
    sections: [],
    blocks: [
      {
        kind: 'paragraph',
        text:
          'Confidential words stand in ⟦double brackets⟧ on a tinted ground; whole parts say so under their title. ' +
          'A public version without them is written by the same command.',
      },
      {
        kind: 'table',
        caption: 'Claims of confidentiality',
        head: ['Part', 'Statement', 'Basis'],
        widths: [22, 43, 35],
        rows: papers.claims.map(({ part, why, source, grade }) => ({ cells: [titles[part], why, [muted(`${source} (${grade})`)]] })),
      },
    ],
  };
}

/** By which the determination can be made again. */
export function receiptSection({ receipt, determination }: DossierInput): Section {
  const mono = (text: string): Text => [{ text, tone: 'mono' }];
  return {
    id: 'receipt',
    title: 'Receipt',
    sections: [],
    blocks: [
      {
        kind: 'paragraph',
        text:
          'The same package, law, day and program give the same answer, anywhere. The whole receipt, with facts, law and proofs, is ' +
          'the file receipt.json beside the confidential version; `portolan verify receipt.json` makes the determination again ' +
          'and compares.',
      },
      {
        kind: 'pairs',
        rows: [
          ['Receipt', mono(receipt.digest)],
          ['Law', mono(receipt.law)],
          ['Program', mono(`${receipt.version}, ${receipt.program}`)],
          ['Day', determination.on],
          ['Nothing read after', determination.verifiedThrough],
        ],
      },
    ],
  };
}

function claim({ papers }: DossierInput, part: Claim['part']): string {
  return papers.claims.find((one) => one.part === part)?.why ?? 'Business-confidential.';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
