import { useState } from 'react';
import { Link } from 'wouter';
import { sheetLanguages } from '../../service/catalogue/sheet.ts';
import { Page } from '../app/Page.tsx';
import { useText } from '../app/text.ts';
import { Waiting } from '../app/Waiting.tsx';
import { Field } from '../check/builder/fields.tsx';
import { api } from '../service/api.ts';
import { Refused } from '../service/Refused.tsx';
import { useRead } from '../service/useRead.ts';
import type { Entry, Listed } from './CataloguePage.tsx';
import { NotesPart } from './NotesPart.tsx';
import { StructuredData } from './StructuredData.tsx';
import { entryData } from './structured.ts';
import { usePlaces } from './usePlaces.ts';

/** One designated package: where, under which conditions, until when, what is open about it, and how to ask for it. */
export function EntryPage({ proposal }: { proposal: string }) {
  const t = useText();
  const { value, refusal } = useRead(() => api.GET('/api/catalogue/{proposal}', { params: { path: { proposal } } }), [proposal]);
  if (value === undefined) {
    return refusal === undefined ? <Waiting /> : <Page title={t('catalogue.title')}><Refused refusal={refusal} /></Page>;
  }
  const { title, since, conditions, entry } = value;
  return (
    <Page title={title} lead={t('catalogue.since', { day: t.day(since) })}>
      {conditions !== '' && <p className="notice">{t('catalogue.conditions.public')} <q>{conditions}</q></p>}
      {entry === undefined ? <p>{t('catalogue.for-buyers')}</p> : <EntryParts listed={value} entry={entry} />}
      <p className="no-print"><Link href="/catalogue">{t('catalogue.all')}</Link></p>
      <StructuredData data={entryData(value, location.origin)} />
    </Page>
  );
}

function EntryParts({ listed, entry }: { listed: Listed; entry: Entry }) {
  const t = useText();
  return (
    <>
      <SheetPart proposal={listed.proposal} />
      <FactList entry={entry} />
      <section className="section">
        <h2>{t('catalogue.ask')}</h2>
        <p>{entry.contact ?? t('catalogue.ask.none')}</p>
      </section>
      <NotesPart notes={entry.notes} />
    </>
  );
}

/** One page to take along, in the language of whoever buys, not of whoever reads here. */
function SheetPart({ proposal }: { proposal: string }) {
  const t = useText();
  const [language, setLanguage] = useState<string>(sheetLanguages.find((one) => one === t.language.slice(0, 2)) ?? 'en');
  return (
    <div className="sheet no-print">
      <Field label={t('catalogue.pdf.language')}>
        {(id) => (
          <select id={id} className="usa-select" value={language} onChange={({ target }) => setLanguage(target.value)}>
            {sheetLanguages.map((one) => <option key={one} value={one} lang={one}>
              {new Intl.DisplayNames([one], { type: 'language' }).of(one)}</option>)}
          </select>
        )}
      </Field>
      <a className="usa-button" href={`/api/catalogue/${proposal}/sheet/${language}`} download>{t('catalogue.pdf')}</a>
    </div>
  );
}

function FactList({ entry }: { entry: Entry }) {
  const t = useText();
  const { nameOf } = usePlaces();
  const { countries, sectors, conditions, until, priceDollars, powerMegawatts, deliveryDays, provides, keeps } = entry;
  const unsaid = t('catalogue.unsaid');
  const facts: [string, string][] = [
    [t('fact.countries'), countries.map(nameOf).join(', ')],
    [t('fact.sectors'), sectors.join(', ') || unsaid],
    [t('fact.conditions'), conditions.join(' ') || unsaid],
    [t('fact.until'), until === undefined ? unsaid : t.day(until)],
    [t('fact.price'), priceDollars === undefined ? unsaid : t.dollars(priceDollars)],
    [t('fact.power'), powerMegawatts === undefined ? unsaid : `${t.number(powerMegawatts)} MW`],
    [t('fact.delivery'), deliveryDays === undefined ? unsaid : t('fact.days', { count: deliveryDays })],
    ...Object.entries(provides).map(([name, value]): [string, string] => [name, t.number(value)]),
    ...Object.entries(keeps).map(([name, value]): [string, string] => [name, t(value ? 'yes' : 'no')]),
  ];
  return <dl className="entry__facts">{facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}-`}>{value}</dd>])}</dl>;
}
