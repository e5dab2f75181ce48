import type { Mover } from '../../../determination/comparePortfolio.ts';
import { useText } from '../../app/text.ts';
import type { ShownLaw, ShownSimulation } from '../handlers/shown.ts';
import { rangeWords } from '../ranges.ts';
import { useCountryNames } from './ShareMaps.tsx';

const kinds = ['transitions', 'countries', 'items', 'packages'] as const;
const heads = ['what', 'deliveries', 'dollars', 'performance'] as const;

/** What each law moves: outcomes, countries, items and packages, the most first. */
export function Movers({ simulation: { laws } }: { simulation: ShownSimulation }) {
  const t = useText();
  return (
    <section className="section">
      <h2>{t('movers.title')}</h2>
      {laws.map((law) => law.moves !== null && <LawMovers key={law.name} name={law.name} moves={law.moves} />)}
    </section>
  );
}

function LawMovers({ name, moves }: { name: string; moves: NonNullable<ShownLaw['moves']> }) {
  const t = useText();
  const names = useCountryNames();
  const { total, legs } = moves;
  const wordsFor: Record<typeof kinds[number], (mover: Mover) => string> = {
    transitions: ({ name: own }) => own.replaceAll('-', ' '), countries: ({ name: own }) => names[own] ?? own,
    items: ({ name: own }) => own, packages: ({ name: own }) => own.split('/').at(-1)!,
  };
  return (
    <>
      <h3>{name}</h3>
      <p>{total.findings === 0 ? t('movers.none') : t('movers.told', {
        findings: total.findings, legs, outcomes: total.outcomes,
        dollars: rangeWords(t, total.dollars, 'USD'), tpp: rangeWords(t, total.tpp, 'TPP'),
      })}</p>
      {kinds.filter((kind) => moves[kind].length > 0).map((kind) => (
        <details key={kind} className="fold"><summary>{t(`movers.${kind}`, { count: moves[kind].length })}</summary>
          <div className="scroll" tabIndex={0} role="region" aria-label={`${name}: ${t(`movers.${kind}`, { count: moves[kind].length })}`}>
            <table className="usa-table usa-table--borderless plain-table">
              <thead><tr>{heads.map((head) => (
                <th key={head} scope="col" className={head === 'what' ? undefined : 'is-number'}>{t(`movers.head.${head}`)}</th>
              ))}</tr></thead>
              <tbody>{moves[kind].map((mover) => (
                <tr key={mover.name}><th scope="row" lang={kind === 'transitions' ? 'en' : undefined}>{wordsFor[kind](mover)}</th>
                  <td className="is-number">{t.number(mover.findings)}</td>
                  <td className="is-number">{rangeWords(t, mover.dollars, 'USD')}</td>
                  <td className="is-number">{rangeWords(t, mover.tpp, 'TPP')}</td></tr>
              ))}</tbody>
            </table>
          </div></details>
      ))}
    </>
  );
}
