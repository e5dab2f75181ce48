import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { useState } from 'react';
import { useText } from '../../app/text.ts';
import { ChoiceField } from '../../check/builder/fields.tsx';
import { api, given } from '../../service/api.ts';
import { ChoiceInput, type Filled, FileInput, TextInput } from '../../service/form.tsx';
import { useTitles } from '../../service/titles.ts';
import type { Case, Workflow } from './ProposalPage.tsx';

type Transition = Workflow['transitions'][number];

const sealed = ['receipt', 'dossier'];

/** The fields of what has to come with an event. */
export function EventFields({ transition: { needs, proposes, onConflict, advises, declares }, rules, conflicting, hasVersion }: {
  transition: Transition; rules: Workflow; conflicting: boolean;
  /** The service can write the dossier of what is proposed. */
  hasVersion: boolean;
}) {
  const t = useText();
  const titleOf = useTitles();
  if (advises) return <AdviceFields rules={rules} />;
  if (declares) {
    return <TextInput name="interest" label={titleOf('need', 'interest')} hint={t('events.interest.hint')} required={false} rows={2} />;
  }
  const plain = [...needs.filter((name) => !sealed.includes(name)), ...(conflicting ? onConflict : [])];
  return (
    <>
      {proposes.length > 0 && <ChoiceInput name="outcome" label={titleOf('need', 'outcome')}
        choices={proposes.map((state) => [state, titleOf('state', state, rules.states.find(({ id }) => id === state)?.title)])} />}
      {plain.map((name) => <TextInput key={name} name={name} label={titleOf('need', name)} />)}
      {proposes.length > 0 && (
        <TextInput name="publicConditions" label={titleOf('need', 'publicConditions')} hint={t('events.public.hint')}
          required={false} rows={2} />
      )}
      {needs.includes('receipt') && <p className="note">{t('events.receipt')}</p>}
      {needs.includes('dossier') && <FileInput name="dossier" label={titleOf('need', 'dossier')}
        hint={t(hasVersion ? 'events.dossier.hint' : 'events.dossier.own')} required={!hasVersion} />}
    </>
  );
}

function AdviceFields({ rules: { advice } }: { rules: Workflow }) {
  const titleOf = useTitles();
  const [chosen, setChosen] = useState(advice[0]?.id ?? '');
  const needs = advice.find(({ id }) => id === chosen)?.needs ?? [];
  return (
    <>
      <input type="hidden" name="advice" value={chosen} />
      <ChoiceField label={titleOf('need', 'advice')} value={chosen} withUnknown={false} empty={null}
        choices={advice.map(({ id, title }) => [id, titleOf('advice', id, title)])} onChange={(one) => setChosen(one ?? '')} />
      {needs.map((name) => <TextInput key={name} name={name} label={titleOf('need', name)} />)}
    </>
  );
}

/**
 * What comes with an event: the fields; a receipt of the very version, made for it; and a dossier, which the service writes and
 * keeps, or of a file of one's own its digest.
 */
export async function broughtFrom(
  filled: Filled, { needs, proposes, onConflict, advises, declares }: Transition, found: Case, workspace: string,
): Promise<Record<string, string>> {
  const names = [
    ...needs.filter((name) => !sealed.includes(name)), ...onConflict, ...(proposes.length > 0 ? ['outcome', 'publicConditions'] : []),
    ...(advises ? ['advice', 'conditions', 'reason'] : []),
  ];
  const brought = Object.fromEntries(names.map((name) => [name, filled.text(name)]).filter(([, text]) => text !== ''));
  if (declares) return { interest: filled.text('interest') || 'none' };
  const dossier = filled.file('dossier');
  if (dossier !== undefined) brought.dossier = bytesToHex(sha256(new Uint8Array(await dossier.arrayBuffer())));
  if (!needs.includes('receipt') || found.package === undefined || found.version === undefined) return brought;
  const asked = { params: { path: { workspace } }, body: { package: found.package, version: found.version } };
  if (needs.includes('dossier') && dossier === undefined) {
    const written = await given(api.POST('/api/workspaces/{workspace}/dossiers', asked));
    return { ...brought, receipt: written.receipt, dossier: written.dossier };
  }
  return { ...brought, receipt: (await given(api.POST('/api/workspaces/{workspace}/receipts', asked))).digest };
}
