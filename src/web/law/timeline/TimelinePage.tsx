import { useEffect, useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import { type EventKind, eventKinds, type TimelineEvent } from '../../../corpus/timeline.ts';
import { Page } from '../../app/Page.tsx';
import { useText } from '../../app/text.ts';
import { today } from '../../app/today.ts';
import { Waiting } from '../../app/Waiting.tsx';
import { useAnswer } from '../../engine/useAnswer.ts';
import { lawAddress } from '../address.ts';
import { TimelineChart } from './TimelineChart.tsx';

/** Everything that happened to the law, as a chart and as the table behind it. */
export default function TimelinePage() {
  const t = useText();
  const { value: events } = useAnswer('lawEvents', null);
  const [search, setSearch] = useSearchParams();
  const left = search.getAll('without');
  const shown = useMemo(() => events?.filter(({ kind }) => !left.includes(kind)), [events, left.join(' ')]);
  useEffect(() => {
    if (shown !== undefined && location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [shown === undefined]);
  const toggle = (kind: EventKind): void => {
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.delete('without');
      for (const one of left.includes(kind) ? left.filter((other) => other !== kind) : [...left, kind]) next.append('without', one);
      return next;
    }, { replace: true });
  };
  return (
    <Page title={t('law.way.timeline')} lead={t('law.way.timeline.about')} wide>
      <fieldset className="timeline-kinds no-print">
        <legend className="usa-sr-only">{t('timeline.kinds')}</legend>
        {eventKinds.map((kind) => (
          <div key={kind} className="usa-checkbox">
            <input type="checkbox" className="usa-checkbox__input" id={`kind-${kind}`} checked={!left.includes(kind)}
              onChange={() => toggle(kind)} />
            <label className="usa-checkbox__label" htmlFor={`kind-${kind}`}>{t(`timeline.kind.${kind}`)}</label>
          </div>
        ))}
      </fieldset>
      {shown === undefined ? <Waiting /> : (
        <>
          <p role="status">{t('timeline.count', { count: shown.length })}</p>
          <TimelineChart events={shown} today={today()} />
          <EventTable events={shown} />
        </>
      )}
    </Page>
  );
}

const columns = ['known', 'event', 'days', 'text', 'posture', 'vulnerability', 'source'] as const;

function EventTable({ events }: { events: readonly TimelineEvent[] }) {
  const t = useText();
  return (
    <table className="usa-table usa-table--stacked law-table timeline-table">
      <caption>{t('timeline.table')}</caption>
      <thead><tr>{columns.map((column) => <th key={column} scope="col">{t(`timeline.${column}`)}</th>)}</tr></thead>
      <tbody>{events.map((event) => <EventRow key={event.id} event={event} />)}</tbody>
    </table>
  );
}

function EventRow({ event }: { event: TimelineEvent }) {
  const t = useText();
  const { id, kind, form, title, cite, published, effective, ends, compliance } = event;
  const { text, posture, vulnerability, summary, provisions, source, grade } = event;
  return (
    <tr id={id}>
      <td data-label={t('timeline.known')}>{t.day(published)}</td>
      <th scope="row" data-label={t('timeline.event')}>
        <span lang="en">{title}</span>
        <span className="timeline-table__more">
          {t(`timeline.kind.${kind}`)} · <span lang="en">{cite === undefined ? form : `${form}, ${cite}`}</span>
        </span>
        <span className="timeline-table__more" lang="en">{summary}</span>
        {provisions.length > 0 && (
          <details className="law-more"><summary>{t('timeline.touches', { count: provisions.length })}</summary>
            <ul>
              {provisions.map((one) => <li key={one}><Link href={lawAddress(one, effective ?? published)} lang="en">{one}</Link></li>)}
            </ul>
          </details>
        )}
      </th>
      <td data-label={t('timeline.days')}>
        {effective !== undefined && <>{t('law.from', { day: t.day(effective) })}<br /></>}
        {compliance.map(({ on, scope }) => (
          <span key={on}>
            {t('timeline.compliance', { day: t.day(on) })}{scope !== undefined && <span lang="en"> ({scope})</span>}<br />
          </span>
        ))}
        {ends !== undefined && t('timeline.ends', { day: t.day(ends) })}
      </td>
      <td data-label={t('timeline.text')}>{t(`timeline.text.${text}`)}</td>
      <td data-label={t('timeline.posture')}>{t(`timeline.posture.${posture}`)}</td>
      <td data-label={t('timeline.vulnerability')} lang="en">{vulnerability}</td>
      <td data-label={t('timeline.source')}><span lang="en">{source}</span> <span className="note">({t(`grade.${grade}`)})</span></td>
    </tr>
  );
}
