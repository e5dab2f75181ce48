import { useState } from 'react';
import { useText } from '../../app/text.ts';
import { ActButton } from '../../service/ActButton.tsx';
import { allPages } from '../../service/allPages.ts';
import { api, given, Refusal } from '../../service/api.ts';
import { ActForm, ChoiceInput, type Filled, FileInput } from '../../service/form.tsx';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';

const atOnce = 200;

/** The parties that are compared with the lists from now on, and where they come from. */
export function PartiesPart({ onLook }: { onLook: () => void }) {
  const t = useText();
  const { workspace, holds } = usePlace();
  const path = { workspace };
  const { value, refusal, reload } = useRead(() => allPages((after) => api.GET('/api/workspaces/{workspace}/parties',
    { params: { path, query: { limit: atOnce, ...(after === undefined ? {} : { after }) } } })), [workspace]);
  const waiting = value?.filter(({ compared }) => !compared).length ?? 0;
  return (
    <section className="section">
      <h2>{t('parties.title')}</h2>
      <Refused refusal={refusal} />
      {value !== undefined && (
        <p role="status">{t('parties.count', { count: value.length })} {waiting > 0 && t('parties.waiting', { count: waiting })}</p>
      )}
      <ActButton look="plain" onSend={() => {
        reload();
        onLook();
        return Promise.resolve();
      }}>{t('watch.refresh')}</ActButton>
      {holds('screener') && <TakeInForm onDone={reload} />}
      <ul className="rows">
        {value?.map(({ id, name, reference, compared }) => (
          <li key={id}>
            <span>{name}</span><code className="rows__more">{reference}</code>
            {!compared && <span className="note">{t('parties.not-compared')}</span>}
            {holds('screener') && (
              <span className="rows__end"><ActButton look="plain" onSend={async () => {
                await given(api.DELETE('/api/workspaces/{workspace}/parties/{party}', { params: { path: { ...path, party: id } } }));
                reload();
              }}>{t('parties.end', { name })}</ActButton></span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TakeInForm({ onDone }: { onDone: () => void }) {
  const t = useText();
  const { workspace } = usePlace();
  const [counts, setCounts] = useState<{ added: number; changed: number; unchanged: number }>();
  const { value: packages } = useRead(() => allPages((after) => api.GET('/api/workspaces/{workspace}/packages',
    { params: { path: { workspace }, query: { limit: atOnce, ...(after === undefined ? {} : { after }) } } })), [workspace]);
  return (
    <>
      <ActForm label={t('parties.take')} outline onSend={async (filled) => {
        const body = await sourceOf(filled, t('parties.missing'));
        setCounts(await given(api.POST('/api/workspaces/{workspace}/parties', { params: { path: { workspace } }, body })));
        onDone();
      }}>
        <FileInput name="table" label={t('parties.table')} accept=".csv,.xlsx,.json" hint={t('parties.table.hint')} />
        <ChoiceInput name="package" label={t('parties.package')}
          choices={[['', t('source.none')], ...(packages ?? []).map(({ id, name }): [string, string] => [id, name])]} />
      </ActForm>
      <p role="status">{counts === undefined ? '' : t('parties.taken', counts)}</p>
    </>
  );
}

async function sourceOf(filled: Filled, missing: string) {
  const file = filled.file('table');
  if (file !== undefined) return { table: { name: file.name, content: base64Of(new Uint8Array(await file.arrayBuffer())) } };
  if (filled.text('package') === '') throw new Refusal(422, { detail: missing });
  return { package: filled.text('package') };
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
