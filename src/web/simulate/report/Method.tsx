import { useText } from '../../app/text.ts';
import type { ShownSimulation } from '../handlers/shown.ts';
import type { AskedSimulation } from '../handlers/simulate.ts';

const cannot = ['granted', 'trade', 'diverted', 'programme'] as const;

/** How everything was found: laws, portfolio, formulas, sources, and what the figures cannot say. */
export function Method({ asked: { portfolio }, simulation: { laws, indicators, groups, days, diversion, packages, assumeOrdinary } }: {
  asked: AskedSimulation; simulation: ShownSimulation;
}) {
  const t = useText();
  return (
    <section className="section method">
      <h2>{t('method.title')}</h2>
      <p>{portfolio.kind === 'generated' ? t('method.generated', { packages, seed: portfolio.seed }) : t('method.files', { packages })}
        {assumeOrdinary && ` ${t('method.ordinary')}`}</p>
      <p>{t('method.ranges')}</p>
      <ul className="questions">{cannot.map((one) => <li key={one}>{t(`method.cannot.${one}`)}</li>)}</ul>
      <details className="fold"><summary>{t('method.laws')}</summary>
        <ul className="questions">{laws.map(({ name, written, corpus }) =>
          <li key={name}>{name}: <code>{written}</code> <span className="questions__who">{corpus.slice(0, 12)}</span></li>)}</ul></details>
      <details className="fold"><summary>{t('method.formulas')}</summary>
        <dl className="said" lang="en">{indicators.map(({ id, title, unit, formula }) =>
          <div key={id}><dt>{title} ({unit})</dt><dd>{formula}</dd></div>)}</dl></details>
      <details className="fold"><summary>{t('method.assumed')}</summary>
        <p>{t('method.days', { low: days.low, high: days.high })} <span lang="en">{days.sources.join('; ')}</span></p>
        <p>{t('method.diversion')} {diversion.members.join(', ')}. <span lang="en">{diversion.source}</span></p></details>
      <details className="fold"><summary>{t('method.groups')}</summary>
        <dl className="said">{groups.map(({ title, members }) =>
          <div key={title}><dt lang="en">{title}</dt><dd>{members.join(' ')}</dd></div>)}</dl>
      </details>
    </section>
  );
}
