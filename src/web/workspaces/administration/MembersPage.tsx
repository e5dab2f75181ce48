import { useState } from 'react';
import { memberRoles } from '../../../store/tables.ts';
import { Page } from '../../app/Page.tsx';
import { useText } from '../../app/text.ts';
import { ActButton } from '../../service/ActButton.tsx';
import { type Answer, api, given } from '../../service/api.ts';
import { ActForm, type Filled, LineInput, ManyInput } from '../../service/form.tsx';
import { InvitationLink } from '../../service/SecretLink.tsx';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';
import { useNames } from '../useNames.ts';

type Member = Answer<'/api/workspaces/{workspace}/members'>['items'][number];

/** Who works in a workspace and as what; an administrator invites, changes and ends. */
export default function MembersPage() {
  const t = useText();
  const nameOf = useNames();
  const { workspace, holds } = usePlace();
  const [secret, setSecret] = useState<string>();
  const path = { workspace };
  const { value, refusal, reload } = useRead(() => api.GET('/api/workspaces/{workspace}/members', { params: { path } }), [workspace]);
  const members = (value?.items ?? []).toSorted((left, right) => nameOf(left.user).localeCompare(nameOf(right.user), t.language));
  return (
    <Page title={t('section.members')} lead={t('members.lead')}>
      <Refused refusal={refusal} />
      <ul className="rows">
        {members.map((member) => <MemberRow key={`${member.user} ${member.roles.join()}`} member={member} onDone={reload} />)}
      </ul>
      {holds('administrator') && (
        <section className="section">
          <h2>{t('members.invite')}</h2>
          <p>{t('members.invite.lead')}</p>
          <ActForm label={t('members.invite.send')} onSend={async (filled) => {
            const invitation = await given(api.POST('/api/workspaces/{workspace}/invitations',
              { params: { path }, body: membershipFrom(filled) }));
            setSecret(invitation.secret);
          }}>
            <MembershipFields id="invite" />
          </ActForm>
          {secret !== undefined && <InvitationLink secret={secret} lead={t('members.invited')} />}
        </section>
      )}
    </Page>
  );
}

function MemberRow({ member: { user, roles, agency, nationalities, since }, onDone }: { member: Member; onDone: () => void }) {
  const t = useText();
  const nameOf = useNames();
  const { workspace, holds, user: own } = usePlace();
  const path = { workspace, user };
  return (
    <li>
      <strong>{nameOf(user)}</strong>
      <span>{[...roles.map((role) => t(`role.${role}`)), agency, nationalities.join(', ')].filter(Boolean).join(' · ')}</span>
      <span className="rows__more">{t('sessions.since', { day: t.day(since) })}</span>
      {holds('administrator') && (
        <details className="member">
          <summary>{user === own ? t('members.change.own') : t('members.change', { name: nameOf(user) })}</summary>
          <ActForm label={t('members.change.send')} onSend={async (filled) => {
            await given(api.PUT('/api/workspaces/{workspace}/members/{user}', { params: { path }, body: membershipFrom(filled) }));
            onDone();
          }}>
            <MembershipFields id={user} roles={roles} agency={agency} nationalities={nationalities} />
          </ActForm>
          <ActButton look="plain" onSend={async () => {
            await given(api.DELETE('/api/workspaces/{workspace}/members/{user}', { params: { path } }));
            onDone();
          }}>{t('members.end', { name: nameOf(user) })}</ActButton>
        </details>
      )}
    </li>
  );
}

function MembershipFields({ id, roles = [], agency, nationalities = [] }: {
  id: string; roles?: readonly string[]; agency?: string | undefined; nationalities?: readonly string[];
}) {
  const t = useText();
  return (
    <>
      <ManyInput name="roles" within={id} label={t('members.roles')} initial={roles}
        choices={memberRoles.map((role) => [role, t(`role.${role}`)])} />
      <LineInput name="agency" label={t('members.agency')} hint={t('members.agency.hint')} defaultValue={agency} maxLength={100} />
      <LineInput name="nationalities" label={t('members.nationalities')} hint={t('packages.released.hint')}
        defaultValue={nationalities.join(', ')} />
    </>
  );
}

function membershipFrom({ all, text }: Filled) {
  const agency = text('agency');
  return {
    roles: memberRoles.filter((role) => all('roles').includes(role)), ...(agency === '' ? {} : { agency }),
    nationalities: text('nationalities').toUpperCase().split(/[\s,]+/).filter(Boolean),
  };
}
