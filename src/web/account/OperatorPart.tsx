import { useState } from 'react';
import { workspaceKinds } from '../../store/tables.ts';
import { useText } from '../app/text.ts';
import { api, given } from '../service/api.ts';
import { ActForm, ChoiceInput, LineInput } from '../service/form.tsx';
import { InvitationLink } from '../service/SecretLink.tsx';

/** Whoever runs the service opens workspaces, each for somebody who is invited to administer it. */
export function OperatorPart() {
  const t = useText();
  const [opened, setOpened] = useState<{ name: string; secret: string }>();
  return (
    <section className="section">
      <h2>{t('operator.title')}</h2>
      <p>{t('operator.lead')}</p>
      <ActForm label={t('operator.open')} outline onSend={async ({ text }) => {
        const kind = workspaceKinds.find((one) => one === text('kind')) ?? 'consortium';
        const { workspace, invitation } = await given(api.POST('/api/workspaces', { body: { name: text('name'), kind } }));
        setOpened({ name: workspace.name, secret: invitation.secret });
      }}>
        <LineInput name="name" label={t('operator.name')} required />
        <ChoiceInput name="kind" label={t('operator.kind')} choices={workspaceKinds.map((kind) => [kind, t(`workspace.${kind}`)])} />
      </ActForm>
      {opened !== undefined && <InvitationLink secret={opened.secret} lead={t('operator.opened', { name: opened.name })} />}
    </section>
  );
}
