import { Button } from '@trussworks/react-uswds';
import { type Authorisation, itemsOf } from '../../../package/model.ts';
import { authorisationKinds } from '../../../package/packageFormat.ts';
import { useText } from '../../app/text.ts';
import type { BuilderProps } from './Builder.tsx';
import { editFor, elementRemoval } from './edits.ts';
import { ChoiceField, DateField, ManyField, NumberField, TextField } from './fields.tsx';
import { Line } from './Line.tsx';

const kinds = Object.keys(authorisationKinds) as (keyof typeof authorisationKinds)[];

/** Licences and the like that are held already: what they cover, how much of it is left, until when. */
export function AuthorisationsPart(props: BuilderProps) {
  const t = useText();
  const { edited, answer: { package: found } } = props;
  return (
    <>
      {(found.authorisations ?? []).map((held, index) => <HeldForm key={index} {...props} held={held} index={index} />)}
      <ChoiceField label={t('held.add')} value={undefined} withUnknown={false} empty={t('choose')}
        choices={kinds.map((kind) => [kind, t(`held.${kind}`)])} onChange={(kind) => {
          if (typeof kind === 'string') edited.apply([{ kind: 'append', path: ['authorisations'], element: { kind } }]);
        }} />
    </>
  );
}

function HeldForm({ held, index, edited, answer }: BuilderProps & { held: Authorisation; index: number }) {
  const t = useText();
  const { package: found } = answer;
  const path = ['authorisations', index] as const;
  const put = (field: keyof Authorisation, value: Parameters<typeof editFor>[1]): void =>
    edited.apply(editFor([...path, field], value, held[field] !== undefined));
  const kind = t(`held.${held.kind as keyof typeof authorisationKinds}`);
  const many = (field: 'items' | 'sites', choices: readonly (readonly [string, string])[]) => (
    <ManyField label={t(`held.${field}`)} hint={t('held.all')} chosen={held[field] ?? []} choices={choices}
      onChange={(chosen) => put(field, chosen)} />
  );
  return (
    <Line name={[kind, held.number].filter(Boolean).join(' ')} more={held.expires?.value ?? ''}>
      <TextField label={t('held.authority')} value={held.authority ?? ''}
        onChange={(text) => put('authority', text === '' ? undefined : text)} />
      <TextField label={t('held.number')} value={held.number ?? ''} onChange={(text) => put('number', text === '' ? undefined : text)} />
      {many('items', itemsOf(found).map(({ item: { id } }) => [id, answer.items.find((one) => one.id === id)?.name ?? id]))}
      {many('sites', (found.sites ?? []).map(({ id, name }) => [id, name]))}
      <NumberField label={t('held.quantity')} value={held.quantity?.value} onChange={(quantity) => put('quantity', quantity)} />
      <NumberField label={t('held.used')} value={held.quantityUsed?.value} onChange={(quantity) => put('quantityUsed', quantity)} />
      <DateField label={t('held.issued')} value={held.issued?.value ?? ''} onChange={(day) => put('issued', day)} />
      <DateField label={t('held.expires')} value={held.expires?.value ?? ''} onChange={(day) => put('expires', day)} />
      <Button type="button" unstyled
        onClick={() => edited.apply(elementRemoval(['authorisations'], index, found.authorisations!.length))}>
        {t('builder.remove', { name: kind })}
      </Button>
    </Line>
  );
}
