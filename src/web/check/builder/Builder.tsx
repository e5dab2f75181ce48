import { type ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { layerNames } from '../../../package/model.ts';
import { useText } from '../../app/text.ts';
import type { Described } from '../../engine/handlers/describe.ts';
import type { PackageAnswer } from '../../engine/handlers/determine.ts';
import type { EditedPackage } from '../usePackage.ts';
import { AuthorisationsPart } from './AuthorisationsPart.tsx';
import { ConsortiumPart } from './ConsortiumPart.tsx';
import { ImportTable } from './ImportTable.tsx';
import { LayerPart } from './LayerPart.tsx';
import { PackagePart } from './PackagePart.tsx';
import { PartiesPart } from './PartiesPart.tsx';
import { SitesPart } from './SitesPart.tsx';
import { SupportPart } from './SupportPart.tsx';

/** What every part of the builder works with. */
export interface BuilderProps {
  described: Described;
  edited: EditedPackage;
  answer: PackageAnswer;
}

/** The form of a package: what it is, its five layers, its sites on a map, who takes part, what is asked for and held. */
export function Builder(props: BuilderProps) {
  const t = useText();
  const { package: found } = props.answer;
  const [search] = useSearchParams();
  return (
    <div className="builder">
      <Part title={t('builder.package')} count={null}><PackagePart {...props} /></Part>
      {layerNames.map((layer) => (
        <Part key={layer} title={t(`layer.${layer}`)} count={found.layers?.[layer]?.length ?? 0} isOpen={layer === 'hardware'}>
          <LayerPart {...props} layer={layer} />
        </Part>
      ))}
      <Part title={t('builder.sites')} count={found.sites?.length ?? 0} isOpen><SitesPart {...props} /></Part>
      <Part title={t('builder.parties')} count={found.parties?.length ?? 0}><PartiesPart {...props} /></Part>
      <Part title={t('builder.consortium')} count={found.consortium?.members?.length ?? 0}><ConsortiumPart {...props} /></Part>
      <Part title={t('builder.support')} count={found.support?.length ?? 0}><SupportPart {...props} /></Part>
      <Part title={t('builder.held')} count={found.authorisations?.length ?? 0}><AuthorisationsPart {...props} /></Part>
      <Part title={t('builder.import')} count={null} isOpen={search.get('part') === 'import'}><ImportTable {...props} /></Part>
    </div>
  );
}

function Part({ title, count, isOpen = false, children }: {
  title: string; count: number | null; isOpen?: boolean; children: ReactNode;
}) {
  return (
    <details className="part" open={isOpen}>
      <summary className="part__title"><h2>{title}</h2>{count !== null && <span className="part__count">{count}</span>}</summary>
      <div className="part__body">{children}</div>
    </details>
  );
}
