import { Button } from '@trussworks/react-uswds';
import type { Item, LayerName } from '../../../package/model.ts';
import type { AnswerPath } from '../../../package/edit.ts';
import { useCountries } from '../../app/countries.ts';
import { useText } from '../../app/text.ts';
import type { BuilderProps } from './Builder.tsx';
import { editFor } from './edits.ts';
import { ChoiceField, ManyField, NumberField, TextField, textOf } from './fields.tsx';
import { Line } from './Line.tsx';
import { numberWritten } from './numbers.ts';
import { PartyField } from './PartyField.tsx';

/** One line of a layer: what it is, how many, how it is delivered, from where, by whom, to which sites. */
export function ItemForm({ layer, item, ...props }: BuilderProps & { layer: LayerName; item: Item }) {
  const t = useText();
  const { described, edited, answer } = props;
  const countries = useCountries(described);
  const sites = answer.package.sites ?? [];
  const path: AnswerPath = ['layers', layer, item.id];
  const put = (field: keyof Item, value: Parameters<typeof editFor>[1]): void =>
    edited.apply(editFor([...path, field], value, item[field] !== undefined));
  const entry = described.catalog.find(({ id, name, aliases }) => [id, name, ...aliases].includes(item.catalog ?? ''));
  const name = answer.items.find(({ id }) => id === item.id)?.name ?? item.id;
  return (
    <Line name={name} more={`${numberWritten(item.quantity?.value)} ${item.unit ?? ''}`}>
      <TextField label={t('item.name')} value={item.name ?? ''} onChange={(text) => put('name', text === '' ? undefined : text)} />
      <ChoiceField label={t('item.catalog')} value={entry?.id ?? item.catalog} withUnknown={false}
        choices={described.catalog.map((one) => [one.id, one.name])} onChange={(id) => put('catalog', id ?? undefined)} />
      <NumberField label={t('item.quantity')} value={item.quantity?.value} {...(item.unit === undefined ? {} : { unit: item.unit })}
        onChange={(quantity) => put('quantity', quantity)} />
      <ChoiceField label={t('item.delivery')} value={textOf(item.delivery?.value)} choices={described.deliveries.map(plain)}
        onChange={(delivery) => put('delivery', delivery)} />
      <ChoiceField label={t('item.activity')} value={textOf(item.activity?.value)} choices={described.activities.map(plain)}
        onChange={(activity) => put('activity', activity)} />
      <PartyField {...props} label={t('item.supplier')} value={item.supplier?.value} path={[...path, 'supplier']}
        isThere={item.supplier !== undefined} />
      <ChoiceField label={t('item.origin')} value={textOf(item.origin?.value)} choices={countries}
        onChange={(code) => put('origin', code)} />
      {sites.length > 1 && (
        <ManyField label={t('item.sites')} hint={t('item.sites.hint')} choices={sites.map(({ id, name: site }) => [id, site])}
          chosen={(item.sites ?? []).map((one) => (typeof one === 'string' ? one : one.site))}
          onChange={(chosen) => put('sites', chosen)} />
      )}
      <Button type="button" unstyled onClick={() => edited.apply([{ kind: 'remove', path }])}>
        {t('builder.remove', { name })}
      </Button>
    </Line>
  );
}

/** A value of the vocabulary as a choice in words. */
function plain(value: string): readonly [string, string] {
  return [value, value.replaceAll('-', ' ')];
}
