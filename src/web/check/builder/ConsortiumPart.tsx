import { Button } from '@trussworks/react-uswds';
import { layerNames, type Member } from '../../../package/model.ts';
import { useText } from '../../app/text.ts';
import type { BuilderProps } from './Builder.tsx';
import { editFor, elementRemoval } from './edits.ts';
import { ChoiceField, ManyField, TextField } from './fields.tsx';
import { Line } from './Line.tsx';
import { PartyField } from './PartyField.tsx';

const members = ['consortium', 'members'] as const;

/** Who offers the package together, which layers each brings, and who leads. */
export function ConsortiumPart(props: BuilderProps) {
  const t = useText();
  const { edited, answer: { package: found } } = props;
  const { consortium, parties = [] } = found;
  const all = consortium?.members ?? [];
  const free = parties.filter(({ id }) => !all.some(({ party }) => party === id));
  return (
    <>
      <PartyField {...props} label={t('consortium.anchor')} value={consortium?.anchor?.value} path={['consortium', 'anchor']}
        isThere={consortium?.anchor !== undefined} />
      {all.map((member, index) => <MemberForm key={member.party} {...props} member={member} index={index} />)}
      {free.length > 0 && (
        <ChoiceField label={t('consortium.add')} value={undefined} withUnknown={false} empty={t('choose')}
          choices={free.map(({ id, name }) => [id, name])}
          onChange={(party) => { if (typeof party === 'string') edited.apply([{ kind: 'append', path: members, element: { party } }]); }} />
      )}
      {parties.length === 0 && <p className="usa-hint">{t('consortium.none')}</p>}
    </>
  );
}

function MemberForm({ member, index, edited, answer: { package: found } }: BuilderProps & { member: Member; index: number }) {
  const t = useText();
  const name = found.parties?.find(({ id }) => id === member.party)?.name ?? member.party;
  const layers = member.layers ?? [];
  return (
    <Line name={name} more={layers.map((layer) => t(`layer.${layer}`)).join(', ')}>
      <ManyField label={t('consortium.layers')} chosen={layers} choices={layerNames.map((layer) => [layer, t(`layer.${layer}`)])}
        onChange={(chosen) => edited.apply(editFor([...members, index, 'layers'], chosen, member.layers !== undefined))} />
      <TextField label={t('consortium.commitment')} value={member.commitment ?? ''}
        onChange={(text) => edited.apply(editFor([...members, index, 'commitment'], text === '' ? undefined : text,
          member.commitment !== undefined))} />
      <Button type="button" unstyled onClick={() => edited.apply(elementRemoval(members, index, found.consortium!.members!.length))}>
        {t('builder.remove', { name })}
      </Button>
    </Line>
  );
}
