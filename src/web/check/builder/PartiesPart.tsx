import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import type { Party } from '../../../package/model.ts';
import { useCountries } from '../../app/countries.ts';
import { useText } from '../../app/text.ts';
import type { BuilderProps } from './Builder.tsx';
import { editFor, freeId, partyRemoval } from './edits.ts';
import { ChoiceField, TextField } from './fields.tsx';
import { Line } from './Line.tsx';
import { OwnersPart } from './OwnersPart.tsx';

/** Marks a choice as a party of the file. */
const inFile = 'party ';

const seats = ['headquarters', 'location', 'organisedIn'] as const;

/** Everyone with a part in the package, where they sit, and who stands above them. */
export function PartiesPart(props: BuilderProps) {
  const t = useText();
  const { edited, answer: { package: found } } = props;
  const [name, setName] = useState('');
  const parties = found.parties ?? [];
  const add = (): void => {
    const id = freeId(name, parties.map((party) => party.id));
    edited.apply([{ kind: 'add', addition: { parties: [{ id, name: name.trim(), headquarters: null, ultimateParent: null }] } }]);
    setName('');
  };
  return (
    <>
      {parties.map((party) => <PartyForm key={party.id} {...props} party={party} />)}
      <form className="add-form__row" onSubmit={(event) => { event.preventDefault(); if (name.trim() !== '') add(); }}>
        <input className="usa-input" aria-label={t('party.add-name')} placeholder={t('party.add-name')} value={name}
          onChange={({ target }) => setName(target.value)} />
        <Button type="submit" disabled={name.trim() === ''}>{t('builder.add')}</Button>
      </form>
    </>
  );
}

function PartyForm({ party, ...props }: BuilderProps & { party: Party }) {
  const t = useText();
  const { described, edited, answer: { package: found } } = props;
  const countries = useCountries(described);
  const path = ['parties', party.id] as const;
  const put = (field: keyof Party, value: Parameters<typeof editFor>[1]): void =>
    edited.apply(editFor([...path, field], value, party[field] !== undefined));
  const seat = (field: (typeof seats)[number]): string | null | undefined => {
    const value = party[field]?.value;
    return value === null || value === undefined ? value : String(value);
  };
  const above = parentOf(party);
  const nameAbove = t('party.parent.of', { name: party.name });
  const others = (found.parties ?? []).filter(({ id }) => id !== party.id);
  return (
    <Line name={party.name} more={seat('headquarters') ?? '?'}>
      <TextField label={t('party.name')} value={party.name} required onChange={(text) => put('name', text)} />
      {seats.map((field) => (
        <ChoiceField key={field} label={t(`party.${field}`)} value={seat(field)} choices={countries}
          onChange={(code) => put(field, code)} />
      ))}
      <ChoiceField label={t('party.parent')} value={above.kind}
        choices={[['itself', t('party.parent.itself')], ['named', t('party.parent.named')],
          ...others.map(({ id, name }) => [`${inFile}${id}`, name] as const)]}
        onChange={(chosen) => put('ultimateParent', chosen === 'named' ? { name: nameAbove, headquarters: null }
          : chosen?.startsWith(inFile) === true ? { party: chosen.slice(inFile.length) } : chosen)} />
      {above.kind === 'named' && (
        <ChoiceField label={t('party.parent.seat')} value={above.seat} choices={countries}
          onChange={(code) => edited.apply(editFor([...path, 'ultimateParent', 'headquarters'], code ?? null, true))} />
      )}
      <OwnersPart {...props} party={party} />
      <Button type="button" unstyled
        onClick={() => edited.apply(partyRemoval(found, party.id))}>{t('builder.remove', { name: party.name })}</Button>
    </Line>
  );
}

/** Who stands above a party, as one of the choices of its form. */
function parentOf({ ultimateParent }: Party): { kind: string | null | undefined; seat: string | null | undefined } {
  const parent = ultimateParent?.value;
  if (parent === undefined || parent === null) return { kind: parent, seat: undefined };
  if (parent.itself === true) return { kind: 'itself', seat: undefined };
  if (parent.party !== undefined) return { kind: `${inFile}${parent.party}`, seat: undefined };
  const seat = parent.headquarters?.value;
  return { kind: 'named', seat: seat === null || seat === undefined ? seat : String(seat) };
}
