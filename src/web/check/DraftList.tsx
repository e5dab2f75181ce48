import { Button } from '@trussworks/react-uswds';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useText } from '../app/text.ts';
import { type Draft, listDrafts, removeDraft } from './drafts.ts';

/** What this browser keeps of earlier work. */
export function DraftList({ room }: { room: string }) {
  const t = useText();
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [fault, setFault] = useState<unknown>();
  useEffect(() => { listDrafts().then(setDrafts, setFault); }, []);
  if (fault !== undefined) throw fault;
  if (drafts.length === 0) return null;
  const remove = ({ id }: Draft): void => {
    removeDraft(id).then(() => setDrafts((all) => all.filter((one) => one.id !== id)), setFault);
  };
  return (
    <section>
      <h2>{t('drafts.title')}</h2>
      <ul className="drafts">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Link href={`${room}/draft/${draft.id}`}>{draft.title}</Link>{' '}
            <span className="questions__who">{new Date(draft.savedAt).toLocaleString(t.language)}</span>{' '}
            <Button type="button" unstyled onClick={() => remove(draft)}>
              {t('drafts.remove')}<span className="usa-sr-only"> {draft.title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
