import { useEffect } from 'react';
import { Link, useSearchParams } from 'wouter';
import { Page } from '../../app/Page.tsx';
import { Problems } from '../../app/Problems.tsx';
import { useText } from '../../app/text.ts';
import { Waiting } from '../../app/Waiting.tsx';
import { useAnswer } from '../../engine/useAnswer.ts';
import { lawAddress, lawRoot } from '../address.ts';
import { Amendments } from '../difference/Amendments.tsx';
import { DayField } from '../DayField.tsx';
import type { LawPage, NoSuchPage } from '../handlers/provision.ts';
import { useDay } from '../useDay.ts';
import { Cases } from './Cases.tsx';
import { History } from './History.tsx';
import { Links } from './Links.tsx';
import { Doubts } from '../doubts/Doubts.tsx';
import { Postures } from './Postures.tsx';
import { Prose } from './Prose.tsx';
import { RuleBlock, ruleNamed } from './RuleBlock.tsx';

/** One provision on a day: what it says, how it came to that, how it is applied, and what hangs on it. */
export default function ProvisionPage({ id }: { id: string }) {
  const t = useText();
  const [on, setOn] = useDay();
  const [search] = useSearchParams();
  const against = search.get('against');
  const { value, problems } = useAnswer('lawPage', { id, on, against });
  const page = value !== undefined && 'id' in value && value.id === id ? value : undefined;
  useEffect(() => {
    // The rule that the address names is not on the page before the law is there.
    if (page !== undefined && location.hash !== '') document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, [page?.id]);
  if (value !== undefined && 'near' in value) return <NoProvision id={id} near={value.near} />;
  if (page === undefined) {
    return (
      <Page title={id}>
        <Problems title={t('law.problems')} problems={problems} />
        {problems.length === 0 && <Waiting />}
      </Page>
    );
  }
  return (
    <Page title={page.shown.title} lead={<span lang="en">{page.shown.cite}</span>}>
      <nav className="law-crumbs no-print" aria-label={t('law.crumbs')}>
        <Link href={lawRoot}>{t('room.law')}</Link> › <span lang="en">{id}</span></nav>
      <Problems title={t('law.problems')} problems={problems} />
      <div className="law-head no-print">
        <DayField label={t('law.on')} day={on} onDay={setOn} />
      </div>
      {!page.isInForce && <p className="summary__differs">{t('law.none-in-force', { day: t.day(on) })}</p>}
      <Body page={page} on={on} against={against} />
    </Page>
  );
}

function Body({ page, on, against }: { page: LawPage; on: string; against: string | null }) {
  const t = useText();
  const { shown, rules, doubts, links, history, difference, events } = page;
  return (
    <>
      <dl className="facts law-facts">
        <div><dt>{t('law.since')}</dt><dd>{t.day(shown.effective)}{shown.last !== null && ` – ${t.day(shown.last)}`}</dd></div>
        <div><dt>{t('law.published')}</dt><dd>{t.day(shown.published)}</dd></div>
        <div><dt>{t('law.source')}</dt><dd><span lang="en">{shown.source}</span></dd></div>
        <div><dt>{t('law.grade')}</dt><dd>{t(`grade.${shown.grade}`)}</dd></div>
        {shown.verifiedThrough !== null && <div><dt>{t('law.read-through')}</dt><dd>{t.day(shown.verifiedThrough)}</dd></div>}
      </dl>
      <Postures rules={rules} on={on} />
      <section className="block">
        <h2>{t('law.words')}</h2>
        <Prose text={shown.prose} file={shown.file} ruleOf={(block, key) => {
          const rule = ruleNamed(rules, block);
          return rule === undefined ? null : <RuleBlock key={key} rule={rule} />;
        }} />
      </section>
      <History history={history} shown={shown.effective} id={page.id} on={on} against={against} />
      {against !== null && (
        <section className="block">
          <h2>{t('law.difference', { before: t.day(against), after: t.day(on) })}</h2>
          {difference === null ? <p>{t('law.difference.none')}</p>
            : <Amendments amendments={{ provisions: [difference], postures: [], tables: [] }} on={on} />}
        </section>
      )}
      <Cases id={page.id} />
      <Links links={links} events={events} on={on} />
      {doubts.length > 0 && <section className="block"><h2>{t('law.doubts', { count: doubts.length })}</h2>
        <Doubts doubts={doubts} on={on} /></section>}
    </>
  );
}

function NoProvision({ id, near }: { id: string; near: NoSuchPage['near'] }) {
  const t = useText();
  return (
    <Page title={t('law.no-such')} lead={t('law.no-such.lead', { id })}>
      {near.length > 0 && (
        <>
          <h2>{t('law.no-such.near')}</h2>
          <ul lang="en">
            {near.map(({ provision, cite, title }) => <li key={provision}><Link href={lawAddress(provision)}>{cite}</Link> {title}</li>)}
          </ul>
        </>
      )}
      <p><Link href={lawRoot}>{t('law.no-such.search')}</Link></p>
    </Page>
  );
}
