import type { Standing } from '../../finance/structures.ts';
import { useText } from '../app/text.ts';
import { StatusMark, type Tone } from '../package/StatusMark.tsx';
import type { FinanceAnswer, StructureCard } from './handlers/finance.ts';

const marks: Record<Standing, { tone: Tone; sign: string }> = {
  yes: { tone: 'yes', sign: '✓' }, no: { tone: 'no', sign: '●' }, open: { tone: 'open', sign: '?' },
  judgement: { tone: 'unsettled', sign: '!' },
};

/** The instruments side by side; the one to look at first is marked. */
export function StructureTable({ answer: { structures, recommended }, shown, onShow }: {
  answer: FinanceAnswer; shown: string | undefined; onShow: (id: string) => void;
}) {
  const t = useText();
  const [own, pointers] = [structures.filter(({ isPointer }) => !isPointer), structures.filter(({ isPointer }) => isPointer)];
  return (
    <section className="section">
      <h2>{t('finance.compared')}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('finance.compared')}>
        <table className="usa-table usa-table--borderless plain-table structures">
          <thead>
            <tr>
              <th scope="col">{t('finance.instrument')}</th><th scope="col">{t('finance.standing')}</th>
              {(['principal', 'premium', 'cost', 'all-in'] as const).map((head) =>
                <th key={head} scope="col" className="is-number">{t(`finance.${head}`)}</th>)}
              <th scope="col">{t('finance.why')}</th>
            </tr>
          </thead>
          <tbody>
            {own.map((one) =>
              <Row key={one.id} structure={one} isBest={one.id === recommended} isShown={one.id === shown} onShow={onShow} />)}
          </tbody>
        </table>
      </div>
      {pointers.length > 0 && (
        <details className="fold"><summary>{t('finance.pointers', { count: pointers.length })}</summary>
          <ul className="questions" lang="en">
            {pointers.map(({ id, title, agency, source }) =>
              <li key={id}>{agency}: {title} <span className="questions__who">{source}</span></li>)}
          </ul></details>
      )}
    </section>
  );
}

function Row({ structure, isBest, isShown, onShow }: {
  structure: StructureCard; isBest: boolean; isShown: boolean; onShow: (id: string) => void;
}) {
  const t = useText();
  const { id, title, agency, standing, principal, premium, total, allIn, reasons, judged, missing, schedule } = structure;
  const figure = (value: number | null, unit = ''): string => (value === null ? '–' : `${t.number(value)}${unit}`);
  const why = [...reasons.map(({ change }) => change), ...judged];
  return (
    <tr className={isBest ? 'structures__best' : undefined}>
      <th scope="row" lang="en">{agency === 'none' ? title : `${agency}: ${title}`}
        {isBest && <span className="law-tag structures__tag" lang={t.language}>{t('finance.best')}</span>}
        {schedule.length > 0 && (
          <button type="button" className="usa-button usa-button--unstyled structures__show no-print" lang={t.language}
            aria-pressed={isShown} onClick={() => onShow(id)}>{t('finance.show')}<span className="usa-sr-only"> {title}</span></button>
        )}</th>
      <td><StatusMark {...marks[standing]} text={t(`standing.${standing}`)} /></td>
      <td className="is-number">{figure(principal)}</td><td className="is-number">{figure(premium, ' %')}</td>
      <td className="is-number">{figure(total)}</td><td className="is-number">{figure(allIn, ' %')}</td>
      <td>
        {why.length + missing.length > 0 && (
          <details><summary>{t('finance.more', { count: why.length + missing.length })}</summary>
            <ul className="questions" lang="en">
              {why.map((one) => <li key={one}>{one}</li>)}
              {missing.map(({ fact, question }) => <li key={fact}>{question ?? fact}</li>)}
            </ul></details>
        )}
      </td>
    </tr>
  );
}
