import { layerNames } from '../../../package/model.ts';
import { OutcomeMark, outcomeTone } from '../../app/Outcome.tsx';
import { useText } from '../../app/text.ts';
import type { LegSummary, PackageAnswer } from '../../engine/handlers/determine.ts';

interface Opening {
  open: string | undefined;
  onOpen: (leg: string | undefined) => void;
}

/** Items by sites. Where the law as applied and the law as printed differ, a cell says both. */
export function Matrix({ answer, ...opening }: { answer: PackageAnswer } & Opening) {
  const t = useText();
  const { items, sites, legs } = answer;
  const shown = sites.filter(({ id }) => legs.some(({ site }) => site === id));
  return (
    <div className="matrix" role="region" aria-label={t('matrix.label')} tabIndex={0}>
      <table className="usa-table usa-table--borderless matrix__table">
        <caption className="usa-sr-only">{t('matrix.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matrix.item')}</th>
            {shown.map(({ id, name }) => <th key={id} scope="col">{name}</th>)}
          </tr>
        </thead>
        {layerNames.map((layer) => {
          const own = items.filter((item) => item.layer === layer);
          return own.length === 0 ? null : (
            <tbody key={layer}>
              <tr><th scope="rowgroup" colSpan={shown.length + 1} className="matrix__layer">{t(`layer.${layer}`)}</th></tr>
              {own.map((item) => (
                <tr key={item.id}>
                  <th scope="row">{item.name}</th>
                  {shown.map((site) => (
                    <td key={site.id}>
                      {legs.filter((leg) => leg.item === item.id && leg.site === site.id)
                        .map((leg) => <Cell key={leg.id} leg={leg} {...opening} />)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function Cell({ leg: { id, enforced, codified, differs }, open, onOpen }: { leg: LegSummary } & Opening) {
  const t = useText();
  const isOpen = open === id;
  return (
    <button type="button" className={`cell cell--${outcomeTone[differs ? codified.outcome : enforced.outcome]} ${isOpen ? 'is-open' : ''}`}
      aria-expanded={isOpen} onClick={() => onOpen(isOpen ? undefined : id)}>
      {differs && <span className="cell__view">{t('view.enforced')}</span>}
      <OutcomeMark outcome={enforced.outcome} />
      {differs && <><span className="cell__view">{t('view.codified')}</span><OutcomeMark outcome={codified.outcome} /></>}
      {enforced.announced && <span className="cell__view">{t('cell.announced')}</span>}
    </button>
  );
}
