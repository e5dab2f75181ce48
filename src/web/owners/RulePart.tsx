import { useText } from '../app/text.ts';
import { StatusMark } from '../package/StatusMark.tsx';
import type { OwnerRule, SummedOwner } from './handlers/owners.ts';

/** One rule on owners: what it says of the party, and the sum by which it says so. */
export function RulePart({ rule }: { rule: OwnerRule }) {
  const t = useText();
  const { question, cite, standing, answer, judgedBy, isSeed, held, line, sum, hangsOn, signs, restsOn } = rule;
  return (
    <section className="section rule-part">
      <h2 lang="en">{question}</h2>
      <p>
        {answer === null ? <StatusMark tone="open" sign="?" text={t(judgedBy === null ? 'ownersRoom.depends' : 'ownersRoom.judge')} />
          : answer ? <StatusMark tone="no" sign="●" text={t('ownersRoom.yes')} />
            : <StatusMark tone="yes" sign="✓" text={t('ownersRoom.no')} />}
        {' '}<span className="questions__who" lang="en">{cite}: {standing}</span>
      </p>
      {isSeed && <p>{t('ownersRoom.itself')}</p>}
      {!isSeed && judgedBy === null && (
        <div className="scroll" tabIndex={0} role="region" aria-label={`${t('ownersRoom.sum')}: ${question}`}>
          <table className="usa-table usa-table--borderless plain-table sum">
            <caption className="usa-sr-only">{t('ownersRoom.sum')}</caption>
            <thead><tr><th scope="col">{t('ownersRoom.owner')}</th><th scope="col" className="is-number">{t('ownersRoom.holds')}</th>
              <th scope="col">{t('ownersRoom.counts')}</th></tr></thead>
            <tbody lang="en">{sum.length === 0 ? <tr><td colSpan={3} lang={t.language}>{t('ownersRoom.none')}</td></tr>
              : sum.map((owner, index) => <Owners key={index} owner={owner} depth={0} />)}</tbody>
            <tfoot>
              <tr><th scope="row">{t('ownersRoom.total')}</th><td className="is-number" lang="en">{held}</td>
                <td>{t('ownersRoom.line')} <strong lang="en">{line}</strong></td></tr>
            </tfoot>
          </table>
        </div>
      )}
      {hangsOn.length > 0 && <><h3>{t('ownersRoom.hangs')}</h3>
        <ul className="questions" lang="en">{hangsOn.map((one) => <li key={one}>{one}</li>)}</ul></>}
      {signs.length > 0 && <><h3>{t('ownersRoom.signs')}</h3>
        <ul className="questions" lang="en">{signs.map((one) => <li key={one}>{one}</li>)}</ul></>}
      {restsOn.length > 0 && (
        <details className="fold"><summary>{t('ownersRoom.rests', { count: restsOn.length })}</summary>
          <ul className="questions" lang="en">{restsOn.map((one) => <li key={one}>{one}</li>)}</ul></details>
      )}
    </section>
  );
}

function Owners({ owner: { name, share, counts, isSeed, above }, depth }: { owner: SummedOwner; depth: number }) {
  const t = useText();
  return (
    <>
      <tr className={depth === 0 ? undefined : 'sum__above'}>
        <th scope="row"><span aria-hidden="true">{'  '.repeat(depth)}{depth > 0 && '└ '}</span>{name}</th>
        <td className="is-number">{share}</td>
        <td lang={t.language}>{t(`counts.${counts}`)}{isSeed && ` ${t('counts.itself')}`}</td>
      </tr>
      {above.map((one, index) => <Owners key={index} owner={one} depth={depth + 1} />)}
    </>
  );
}
