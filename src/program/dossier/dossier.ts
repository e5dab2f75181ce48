import { basisSection } from './basis.ts';
import { complianceSection, pathSection, safeguardsSection } from './compliance.ts';
import { exportControlSection, questionsSection } from './exportControl.ts';
import { financingSection, marketsSection } from './financing.ts';
import type { DossierInput } from './input.ts';
import { layersSection } from './layers.ts';
import { certaintySection, certificationsSection, confidentialitySection, receiptSection, worksheetsSection } from './paperSections.ts';
import { businessSection, partiesSection, sitesSection } from './places.ts';
import { keyFacts, summarySection } from './summary.ts';
import type { Dossier } from './tree.ts';

/** Of the facts at a glance those that stand on the cover: none of them is confidential. */
const onCover = ['Anchor member', 'Members', 'Target markets', 'Sites', 'Law'];

/** The whole proposal as one tree, confidential parts marked. The same input gives the same tree. */
export function dossierOf(input: DossierInput): Dossier {
  const { found, determination, papers } = input;
  return {
    title: found.title,
    subtitle: 'Proposal for a full-stack American AI export package',
    language: 'en',
    on: determination.on,
    edition: 'whole',
    facts: keyFacts(input).filter(([label]) => onCover.includes(label)),
    notice: papers.notice,
    sections: [
      summarySection(input),
      layersSection(input),
      sitesSection(input),
      partiesSection(input),
      businessSection(input),
      marketsSection(input),
      financingSection(input, recommendationWords(input)),
      exportControlSection(input),
      complianceSection(input),
      safeguardsSection(input),
      pathSection(input),
      questionsSection(input),
      basisSection(input),
      worksheetsSection(input, 'licence'),
      worksheetsSection(input, 'notice'),
      certificationsSection(input),
      certaintySection(input),
      confidentialitySection(input),
      receiptSection(input),
    ],
  };
}

/** Why the structure recommended is the one to look at first, where rates made costs comparable. */
function recommendationWords({ financing: { recommended, structures } }: DossierInput): string {
  if (recommended?.cost === undefined || recommended.allIn === undefined) return '';
  const commercial = structures.find(({ instrument }) => instrument.agency === 'none');
  const against =
    commercial?.cost === undefined || recommended.principal?.compare(commercial.principal!) !== 0
      ? ''
      : ` A commercial loan of the same size costs ${commercial.cost.total.toText(2)} million.`;
  const [cost, rate] = [recommended.cost.total.toText(2), recommended.allIn.toFixed(3)];
  return `It costs ${cost} million beside its principal, ${rate} % a year all in.${against}`;
}
