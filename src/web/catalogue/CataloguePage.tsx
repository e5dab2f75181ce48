import { lazy, Suspense } from 'react';
import { useSearchParams } from 'wouter';
import { Page } from '../app/Page.tsx';
import { useText } from '../app/text.ts';
import { Waiting } from '../app/Waiting.tsx';
import { type Answer, api } from '../service/api.ts';
import { Refused } from '../service/Refused.tsx';
import { useRead } from '../service/useRead.ts';
import { EntryCard } from './EntryCard.tsx';
import { NeedForm } from './NeedForm.tsx';
import { needFrom } from './need.ts';
import { StructuredData } from './StructuredData.tsx';
import { listData } from './structured.ts';

export type Listed = Answer<'/api/catalogue'>['items'][number];
export type Entry = NonNullable<Listed['entry']>;

/** The world comes after the words: a list is there at once, and a map is drawn beside it. */
const DesignatedMap = lazy(() => import('./DesignatedMap.tsx'));

/** Everything that is designated; with a need in the address, held against it. */
export function CataloguePage() {
  const t = useText();
  const [search] = useSearchParams();
  const need = needFrom(search, t('need.untitled'));
  const words = (search.get('words') ?? '').toLocaleLowerCase();
  const { value, refusal } = useRead(() => api.GET('/api/catalogue'), []);
  const matches = useRead(() => (need === undefined ? Promise.resolve({ data: { items: [] }, response: Response.json({}) })
    : api.POST('/api/catalogue/matches', { body: need })), [need ?? null]);
  if (value === undefined) {
    return refusal === undefined ? <Waiting /> : <Page title={t('catalogue.title')}><Refused refusal={refusal} /></Page>;
  }
  const found = value.items.filter((listed) => wordsOf(listed).includes(words));
  const order = new Map(matches.value?.items.map(({ entry }, index) => [entry.proposal, index]));
  const last = order.size;
  const shown = found.toSorted((left, right) => (order.get(left.proposal) ?? last) - (order.get(right.proposal) ?? last));
  return (
    <Page title={t('catalogue.title')} lead={t('catalogue.lead')}>
      <NeedForm />
      <Refused refusal={matches.refusal} />
      <p role="status" className="section">{t('catalogue.count', { count: shown.length })}</p>
      {value.items.length === 0 && <p>{t('catalogue.none')}</p>}
      <ul className="entries">
        {shown.map((listed) => (
          <li key={listed.proposal}>
            <EntryCard listed={listed} match={matches.value?.items.find(({ entry }) => entry.proposal === listed.proposal)} />
          </li>
        ))}
      </ul>
      <Suspense fallback={<p>{t('waiting')}</p>}><DesignatedMap listed={found} /></Suspense>
      <StructuredData data={listData(value.items, location.origin)} />
    </Page>
  );
}

function wordsOf({ title, conditions, entry }: Listed): string {
  return [title, conditions, ...entry?.sectors ?? [], ...entry?.conditions ?? [], ...Object.keys(entry?.provides ?? {}),
    ...Object.keys(entry?.keeps ?? {})].join('\n').toLocaleLowerCase();
}
