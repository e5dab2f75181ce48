import { Button } from '@trussworks/react-uswds';
import type { Site } from '../../../package/model.ts';
import { useCountries } from '../../app/countries.ts';
import { useText } from '../../app/text.ts';
import { WorldMap } from '../../map/WorldMap.tsx';
import type { BuilderProps } from './Builder.tsx';
import { editFor, freeId, siteRemoval } from './edits.ts';
import { ChoiceField, NumberField, TextField, textOf } from './fields.tsx';
import { Line } from './Line.tsx';
import { PartyField } from './PartyField.tsx';

const roles = ['operator', 'owner', 'builder', 'endUser'] as const;

/** Where items are deployed: a map to place sites on, and a form for each. */
export function SitesPart(props: BuilderProps) {
  const t = useText();
  const { described, edited, answer: { package: found } } = props;
  const countries = useCountries(described);
  const sites = found.sites ?? [];
  const add = (code: string): void => {
    const name = countries.find(([one]) => one === code)?.[1] ?? code;
    const id = freeId(name, sites.map((site) => site.id));
    edited.apply([{ kind: 'add', addition: { sites: [{ id, name, country: code, operator: null }] } }]);
  };
  const points = sites.flatMap(({ id, name, country }) =>
    (typeof country?.value === 'string' ? [{ id, code: country.value, label: name }] : []));
  return (
    <>
      <WorldMap names={described.countries} label={t('site.map', { count: sites.length })} points={points} onPick={add}
        classOf={() => ''} />
      <p className="usa-hint">{t('site.map.hint')}</p>
      {sites.map((site) => <SiteForm key={site.id} {...props} site={site} />)}
      <ChoiceField label={t('site.add')} value={undefined} withUnknown={false} empty={t('choose.country')} choices={countries}
        onChange={(code) => { if (typeof code === 'string') add(code); }} />
    </>
  );
}

function SiteForm({ site, ...props }: BuilderProps & { site: Site }) {
  const t = useText();
  const { described, edited, answer } = props;
  const countries = useCountries(described);
  const path = ['sites', site.id] as const;
  const put = (field: keyof Site, value: Parameters<typeof editFor>[1]): void =>
    edited.apply(editFor([...path, field], value, site[field] !== undefined));
  const code = site.country?.value;
  const endUse = site.endUse?.value;
  return (
    <Line name={site.name} more={countries.find(([one]) => one === code)?.[1] ?? ''}>
      <TextField label={t('site.name')} value={site.name} required onChange={(name) => put('name', name)} />
      <ChoiceField label={t('site.country')} value={textOf(code)} choices={countries}
        onChange={(chosen) => put('country', chosen)} />
      {roles.map((role) => (
        <PartyField key={role} {...props} label={t(`role.${role}`)} value={site[role]?.value} path={[...path, role]}
          isThere={site[role] !== undefined} />
      ))}
      <NumberField label={t('site.power')} value={site.powerMegawatts?.value} unit="MW"
        onChange={(power) => put('powerMegawatts', power)} />
      <ChoiceField label={t('site.end-use')} value={textOf(endUse)}
        choices={described.endUses.map((use) => [use, use.replaceAll('-', ' ')])} onChange={(use) => put('endUse', use)} />
      <Button type="button" unstyled
        onClick={() => edited.apply(siteRemoval(answer.package, site.id))}>{t('builder.remove', { name: site.name })}</Button>
    </Line>
  );
}
