import { useState } from 'react';
import { useText } from '../../app/text.ts';
import { api, given } from '../../service/api.ts';
import { ActForm, ChoiceInput, type Filled, LineInput, TextInput } from '../../service/form.tsx';
import { usePlace } from '../place.ts';

/** Shows a designated package in the catalogue, to buyers or to anybody. */
export function ShowForm({ proposal }: { proposal: string }) {
  const t = useText();
  const { workspace } = usePlace();
  const [isShown, setShown] = useState(false);
  return (
    <section className="section no-print">
      <h2>{t('show.title')}</h2>
      <p>{t('show.lead')}</p>
      <ActForm label={t('show.send')} outline onSend={async (filled) => {
        await given(api.PUT('/api/workspaces/{workspace}/catalogue/{proposal}',
          { params: { path: { workspace, proposal } }, body: entryFrom(filled) }));
        setShown(true);
      }}>
        <ChoiceInput name="to" label={t('show.to')} choices={[['buyers', t('show.to.buyers')], ['anybody', t('show.to.anybody')]]} />
        <LineInput name="countries" label={t('show.countries')} required />
        <LineInput name="sectors" label={t('show.sectors')} />
        <LineInput name="until" label={t('fact.until')} type="date" />
        <LineInput name="price" label={t('show.price')} type="number" min={0} step="any" />
        <LineInput name="power" label={t('show.power')} type="number" min={0} step="any" />
        <LineInput name="delivery" label={t('show.delivery')} type="number" min={0} />
        <LineInput name="contact" label={t('show.contact')} maxLength={500} />
        <TextInput name="conditions" label={t('show.conditions')} required={false} rows={2} />
      </ActForm>
      <p role="status">{isShown ? t('show.done') : ''}</p>
    </section>
  );
}

function entryFrom({ text }: Filled) {
  const listed = (name: string, by: RegExp): string[] => text(name).split(by).map((one) => one.trim()).filter(Boolean);
  const figure = (name: string): number | undefined => (text(name) === '' ? undefined : Number(text(name)));
  const [price, power, days] = [figure('price'), figure('power'), figure('delivery')];
  return {
    countries: listed('countries', /[\s,]+/).map((code) => code.toUpperCase()), sectors: listed('sectors', /,/),
    conditions: listed('conditions', /\n/), shownTo: text('to') === 'anybody' ? 'anybody' as const : 'buyers' as const,
    ...(text('until') === '' ? {} : { until: text('until') }), ...(text('contact') === '' ? {} : { contact: text('contact') }),
    ...(price === undefined ? {} : { priceDollars: price }), ...(power === undefined ? {} : { powerMegawatts: power }),
    ...(days === undefined ? {} : { deliveryDays: days }),
  };
}
