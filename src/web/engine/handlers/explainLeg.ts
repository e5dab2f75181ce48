import { type LiftNote, liftsOf } from '../../../cli/lifts.ts';
import { renderPlain } from '../../../cli/render/proofPlain.ts';
import type { ViewProof } from '../../../determination/proof.ts';
import { proveLeg } from '../../../determination/proveLeg.ts';
import type { Decision } from '../../../engine/decision.ts';
import type { Bench } from '../bench.ts';
import { determined, type PackageQuestion } from '../determined.ts';

/** All that can be said of one leg in one view. */
export interface ViewDetail {
  decision: Decision;
  proof: ViewProof;
  lifts: LiftNote[];
}

export interface LegDetail {
  id: string;
  itemName: string;
  site: string;
  /** The answer as a paragraph for somebody who is no lawyer. */
  plain: string;
  /** Both views where they differ, else the enforced one alone. */
  views: ViewDetail[];
  differs: boolean;
}

/** One leg of a determined package with its proof; `null` where the package has no such leg any more. */
export function explainLeg(bench: Bench, { question, leg: id }: { question: PackageQuestion; leg: string }): LegDetail | null {
  const { determination, options, package: found } = determined(bench, question);
  const leg = determination.legs.find((one) => one.id === id);
  if (leg === undefined) return null;
  const proof = proveLeg(bench.engine, leg, ['enforced', 'codified'], determination, options);
  const lifts = liftsOf(bench.engine, { ...determination, legs: [leg] }, options.assumeOrdinary);
  const views = proof.views.filter(({ id: view }) => view === 'enforced' || leg.differs).map((view) => ({
    decision: leg[view.id], proof: view, lifts: lifts.get(`${view.id} ${leg.id}`) ?? [],
  }));
  // The page has said already which item and site it is about.
  const plain = renderPlain(proof, { width: Number.MAX_SAFE_INTEGER, colour: false }).trim().replace(`${proof.title}: `, '');
  const site = found.sites?.find((one) => one.id === leg.site)?.name ?? bench.corpus.countries[leg.site] ?? leg.site;
  return { id, itemName: leg.itemName, site, plain, views, differs: leg.differs };
}
