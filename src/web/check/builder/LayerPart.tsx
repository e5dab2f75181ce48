import { Button, ComboBox } from '@trussworks/react-uswds';
import { useId, useState } from 'react';
import type { Item, LayerName } from '../../../package/model.ts';
import { itemsOf } from '../../../package/model.ts';
import { useText } from '../../app/text.ts';
import type { BuilderProps } from './Builder.tsx';
import { freeId } from './edits.ts';
import { ItemForm } from './ItemForm.tsx';

/** The items of one layer, and the catalog to add from. */
export function LayerPart({ layer, ...props }: BuilderProps & { layer: LayerName }) {
  const { edited, answer: { package: found } } = props;
  const items: readonly Item[] = found.layers?.[layer] ?? [];
  const taken = itemsOf(found).map(({ item }) => item.id);
  return (
    <>
      {items.map((item) => <ItemForm key={item.id} {...props} layer={layer} item={item} />)}
      <AddItem {...props} onAdd={({ id, name }) => {
        const line = id === null ? { id: freeId(name, taken), name } : { id: freeId(id, taken), name, catalog: id };
        edited.apply([{ kind: 'add', addition: { layers: { [layer]: [{ ...line, quantity: null }] } } }]);
      }} />
    </>
  );
}

/** Searches the catalog; what it does not hold can be added by name. */
function AddItem({ described, onAdd }: BuilderProps & { onAdd: (chosen: { id: string | null; name: string }) => void }) {
  const t = useText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  if (!isOpen) {
    return <Button type="button" outline className="add" onClick={() => setOpen(true)}>{t('builder.add-item')}</Button>;
  }
  const options = described.catalog.map((entry) => ({ value: entry.id, label: [entry.name, ...entry.aliases].join(' · ') }));
  return (
    <div className="add-form">
      <label className="field__label" htmlFor={id}>{t('builder.catalog')}</label>
      <ComboBox id={id} name={id} options={options} onChange={(chosen) => {
        const entry = described.catalog.find((one) => one.id === chosen);
        if (entry === undefined) return;
        onAdd({ id: entry.id, name: entry.name });
        setOpen(false);
      }} />
      <label className="field__label" htmlFor={`${id}-name`}>{t('builder.by-name')}</label>
      <div className="add-form__row">
        <input id={`${id}-name`} className="usa-input" value={name} onChange={({ target }) => setName(target.value)} />
        <Button type="button" disabled={name.trim() === ''} onClick={() => {
          onAdd({ id: null, name: name.trim() });
          setName('');
          setOpen(false);
        }}>{t('builder.add')}</Button>
      </div>
    </div>
  );
}
