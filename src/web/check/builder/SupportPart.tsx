import { Button } from '@trussworks/react-uswds';
import type { SupportRequest } from '../../../package/model.ts';
import { instruments } from '../../../package/packageFormat.ts';
import type { MessageId } from '../../messages/messages.ts';
import { useText } from '../../app/text.ts';
import type { BuilderProps } from './Builder.tsx';
import { editFor, elementRemoval } from './edits.ts';
import { ChoiceField, MoneyField, NumberField, TextField } from './fields.tsx';
import { Line } from './Line.tsx';
import { PartyField } from './PartyField.tsx';

const names = Object.keys(instruments) as (keyof typeof instruments)[];
const termUnits = { drawMonths: 'support.months', repaymentYears: 'support.years' } as const satisfies Record<string, MessageId>;

/** What is asked of public agencies. */
export function SupportPart(props: BuilderProps) {
  const t = useText();
  const { edited, answer: { package: found } } = props;
  return (
    <>
      {(found.support ?? []).map((request, index) => <RequestForm key={index} {...props} request={request} index={index} />)}
      <ChoiceField label={t('support.add')} value={undefined} withUnknown={false} empty={t('choose')}
        choices={names.map((name) => [name, t(`instrument.${name}`)])} onChange={(instrument) => {
          if (typeof instrument !== 'string') return;
          edited.apply([{ kind: 'append', path: ['support'], element: { agency: t('support.agency.new'), instrument, amount: null } }]);
        }} />
    </>
  );
}

function RequestForm({ request, index, ...props }: BuilderProps & { request: SupportRequest; index: number }) {
  const t = useText();
  const { edited, answer: { package: found } } = props;
  const path = ['support', index] as const;
  const put = (field: keyof SupportRequest, value: Parameters<typeof editFor>[1]): void =>
    edited.apply(editFor([...path, field], value, request[field] !== undefined));
  const instrument = t(`instrument.${request.instrument as keyof typeof instruments}`);
  return (
    <Line name={`${request.agency}: ${instrument}`} more="">
      <TextField label={t('support.agency')} value={request.agency} required onChange={(agency) => put('agency', agency)} />
      <ChoiceField label={t('support.instrument')} value={request.instrument} withUnknown={false} empty={null}
        choices={names.map((name) => [name, t(`instrument.${name}`)])}
        onChange={(chosen) => { if (typeof chosen === 'string') put('instrument', chosen); }} />
      <MoneyField label={t('support.amount')} value={request.amount?.value} onChange={(amount) => put('amount', amount)} />
      <NumberField label={t('support.cover')} value={request.coverShare?.value} onChange={(share) => put('coverShare', share)} />
      {(['drawMonths', 'repaymentYears'] as const).map((term) => (
        <NumberField key={term} label={t(`support.${term}`)} value={request[term]?.value} unit={t(termUnits[term])}
          onChange={(value) => put(term, value)} />
      ))}
      <PartyField {...props} label={t('support.borrower')} value={request.borrower?.value} path={[...path, 'borrower']}
        isThere={request.borrower !== undefined} />
      <TextField label={t('support.purpose')} value={request.purpose ?? ''}
        onChange={(text) => put('purpose', text === '' ? undefined : text)} />
      <Button type="button" unstyled onClick={() => edited.apply(elementRemoval(['support'], index, found.support!.length))}>
        {t('builder.remove', { name: instrument })}
      </Button>
    </Line>
  );
}
