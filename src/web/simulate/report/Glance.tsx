import { useText } from '../../app/text.ts';
import type { ShownLaw, ShownSimulation } from '../handlers/shown.ts';
import { rangeWords } from '../ranges.ts';

/** Indicators that say most in few figures. */
const shown = ['open-performance', 'licences', 'stake'];

/** What each law moves, in a card; the first law is what the others are held to. */
export function Glance({ simulation: { laws, indicators }, titles }: { simulation: ShownSimulation; titles: ReadonlyMap<string, string> }) {
  const t = useText();
  const [first] = laws;
  const change = (law: ShownLaw, id: string, unit: string): string => {
    const [before, after] = [first!.measures[id]!, law.measures[id]!].map((range) => rangeWords(t, range, unit));
    return law === first || before === after ? after! : t('glance.change', { before: before!, after: after! });
  };
  return (
    <section className="section">
      <h2>{t('glance.title')}</h2>
      <ul className="cards">
        {laws.map((law, index) => (
          <li key={index} className={`card law-card law--${index % 8}`}>
            <h3 className="card__title">{law.name}</h3>
            {titles.has(idOf(law.name)) && <p lang="en">{titles.get(idOf(law.name))}</p>}
            <dl className="law-card__figures">
              {law.moves === null ? <div><dt>{t('glance.first')}</dt><dd>{law.written}</dd></div> : (
                <>
                  <div><dt>{t('glance.outcomes')}</dt><dd>{t('glance.of', {
                    outcomes: law.moves.total.outcomes, legs: law.moves.legs, packages: law.moves.packagesMoved,
                  })}</dd></div>
                  <div><dt>{t('glance.dollars')}</dt><dd>{rangeWords(t, law.moves.total.dollars, 'USD')}</dd></div>
                </>
              )}
              {indicators.filter(({ id }) => shown.includes(id)).map(({ id, title, unit }) => (
                <div key={id}><dt lang="en">{title}</dt><dd>{change(law, id, unit)}</dd></div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The name of a reform without its parameters. */
function idOf(name: string): string {
  return name.replace(/\(.*$/, '');
}
