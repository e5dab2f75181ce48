import { Button } from '@trussworks/react-uswds';
import type { Owner, Party } from '../../../package/model.ts';
import { useCountries } from '../../app/countries.ts';
import { useText } from '../../app/text.ts';
import type { BuilderProps } from './Builder.tsx';
import { editFor, elementRemoval } from './edits.ts';
import { ChoiceField, NumberField, TextField, textOf } from './fields.tsx';
import { Line } from './Line.tsx';
import { numberWritten } from './numbers.ts';

const isNamed = 'named';
const inFile = 'party ';

/** Who holds how much of a party, and whether that is everybody. */
export function OwnersPart({ party, ...props }: BuilderProps & { party: Party }) {
  const t = useText();
  const { edited } = props;
  const path = ['parties', party.id] as const;
  const owners = party.owners ?? [];
  const complete = party.ownersComplete?.value;
  return (
    <fieldset className="usa-fieldset field group">
      <legend className="field__label">{t('owners.title')}</legend>
      {owners.map((owner, index) => <OwnerForm key={index} {...props} party={party} owner={owner} index={index} />)}
      <Button type="button" unstyled className="add" onClick={() => edited.apply([
        { kind: 'append', path: [...path, 'owners'], element: { name: t('owners.new'), headquarters: null, percent: null } },
      ])}>{t('owners.add')}</Button>
      {owners.length > 0 && (
        <ChoiceField label={t('owners.complete')} value={complete === undefined || complete === null ? complete : complete ? 'yes' : 'no'}
          choices={[['yes', t('yes')], ['no', t('no')]]}
          onChange={(chosen) => edited.apply(editFor([...path, 'ownersComplete'],
            typeof chosen === 'string' ? chosen === 'yes' : chosen, party.ownersComplete !== undefined))} />
      )}
    </fieldset>
  );
}

function OwnerForm({ party, owner, index, ...props }: BuilderProps & { party: Party; owner: Owner; index: number }) {
  const t = useText();
  const { described, edited, answer: { package: found } } = props;
  const countries = useCountries(described);
  const path = ['parties', party.id, 'owners', index] as const;
  const others = (found.parties ?? []).filter(({ id }) => id !== party.id);
  const name = owner.name ?? others.find(({ id }) => id === owner.party)?.name ?? t('owners.new');
  const percent = owner.percent?.value;
  const held = percent === undefined ? {} : { percent: typeof percent === 'object' && percent !== null ? { ...percent } : percent };
  const put = (field: keyof Owner, value: Parameters<typeof editFor>[1]): void =>
    edited.apply(editFor([...path, field], value, owner[field] !== undefined));
  return (
    <Line name={name} more={`${numberWritten(percent)} %`}>
      <ChoiceField label={t('owners.who')} value={owner.party === undefined ? isNamed : inFile + owner.party} withUnknown={false}
        choices={[[isNamed, t('owners.named')], ...others.map(({ id, name: other }) => [inFile + id, other] as const)]}
        onChange={(chosen) => {
          const value = chosen?.startsWith(inFile) === true ? { party: chosen.slice(inFile.length) } : { name, headquarters: null };
          edited.apply([{ kind: 'write', path, value: { ...value, ...held } }]);
        }} />
      {owner.party === undefined && (
        <>
          <TextField label={t('party.name')} value={owner.name ?? ''} required onChange={(text) => put('name', text)} />
          <ChoiceField label={t('party.headquarters')} value={textOf(owner.headquarters?.value)} choices={countries}
            onChange={(code) => put('headquarters', code)} />
        </>
      )}
      <NumberField label={t('owners.percent')} value={percent} unit="%" onChange={(share) => put('percent', share)} />
      <Button type="button" unstyled
        onClick={() => edited.apply(elementRemoval(['parties', party.id, 'owners'], index, party.owners!.length))}>
        {t('builder.remove', { name })}
      </Button>
    </Line>
  );
}
