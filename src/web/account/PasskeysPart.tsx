import { useEffect, useState } from 'react';
import { useText } from '../app/text.ts';
import { ActButton } from '../service/ActButton.tsx';
import { askAccounts } from '../service/api.ts';
import { ActForm, LineInput } from '../service/form.tsx';
import { addPasskey } from './enter.ts';

interface Passkey {
  id: string;
  name?: string | null;
  createdAt?: string;
}

/** The passkeys of an account. */
export function PasskeysPart() {
  const t = useText();
  const [passkeys, setPasskeys] = useState<readonly Passkey[]>([]);
  const [fault, setFault] = useState<unknown>();
  const read = async (): Promise<void> => setPasskeys(await askAccounts<Passkey[]>('GET', '/passkey/list-user-passkeys'));
  useEffect(() => { read().catch(setFault); }, []);
  if (fault !== undefined) throw fault;
  return (
    <section className="section">
      <h2>{t('passkeys.title')}</h2>
      <p>{t('passkeys.lead')}</p>
      <ul className="rows">
        {passkeys.map(({ id, name, createdAt }) => (
          <li key={id}>
            <span>{name || t('passkeys.unnamed')}</span>
            {createdAt !== undefined && <span className="rows__more">{t.day(createdAt)}</span>}
            <ActButton look="plain" onSend={async () => {
              await askAccounts('POST', '/passkey/delete-passkey', { id });
              await read();
            }}>{t('passkeys.remove')}</ActButton>
          </li>
        ))}
      </ul>
      <ActForm label={t('passkeys.add')} outline onSend={async ({ text }) => {
        await addPasskey(text('name'));
        await read();
      }}>
        <LineInput name="name" label={t('passkeys.name')} required autoComplete="off" />
      </ActForm>
    </section>
  );
}
