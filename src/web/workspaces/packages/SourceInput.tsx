import { useEffect, useState } from 'react';
import { useText } from '../../app/text.ts';
import { type Draft, listDrafts, readDraft } from '../../check/drafts.ts';
import { Refusal } from '../../service/api.ts';
import { ChoiceInput, type Filled, FileInput } from '../../service/form.tsx';

/** From where a package file comes: a draft of this browser, or a file. */
export function SourceInput() {
  const t = useText();
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [fault, setFault] = useState<unknown>();
  useEffect(() => { listDrafts().then(setDrafts, setFault); }, []);
  if (fault !== undefined) throw fault;
  return (
    <>
      {drafts.length > 0 && <ChoiceInput name="draft" label={t('source.draft')} choices={[['', t('source.none')],
        ...drafts.map(({ id, title, savedAt }): [string, string] => [id, `${title} (${t.day(savedAt)})`])]} />}
      <FileInput name="file" label={t('source.file')} accept=".yaml,.yml,.json" />
    </>
  );
}

/** The text that was chosen; a file goes before a draft. Rejects with {@link Refusal} in the words given where nothing was. */
export async function sourceText(filled: Filled, missing: string): Promise<string> {
  const file = filled.file('file');
  if (file !== undefined) return file.text();
  const draft = await readDraft(filled.text('draft'));
  if (draft === undefined) throw new Refusal(422, { detail: missing });
  return draft.text;
}
