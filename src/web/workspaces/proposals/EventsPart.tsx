import { useRef, useState } from 'react';
import { useText } from '../../app/text.ts';
import { api, given } from '../../service/api.ts';
import { ActForm } from '../../service/form.tsx';
import { useTitles } from '../../service/titles.ts';
import { usePlace } from '../place.ts';
import { broughtFrom, EventFields } from './EventFields.tsx';
import type { Case, Workflow } from './ProposalPage.tsx';

/** What the reader can let happen now in the roles they hold, each with what has to come with it. */
export function EventsPart({ found, rules, onDone }: { found: Case; rules: Workflow; onDone: () => void }) {
  const t = useText();
  const titleOf = useTitles();
  const { workspace, roles } = usePlace();
  const [done, setDone] = useState({ words: '', count: 0 });
  const told = useRef<HTMLParagraphElement>(null);
  const mine = found.possible.filter(({ roles: by }) => by.some((role) => roles.includes(role as never)));
  if (mine.length === 0) return <p className="section">{t('events.none')}</p>;
  return (
    <section className="section no-print">
      <h2>{t('events.title')}</h2>
      <p role="status" ref={told} tabIndex={-1}>{done.words === '' ? '' : t('events.done', { event: done.words })}</p>
      {mine.map(({ event, title }) => {
        const transition = rules.transitions.find((one) => one.event === event && one.from.includes(found.state))!;
        const words = titleOf('event', event, title);
        return (
          <details key={`${found.state} ${event} ${done.count}`} className="fold">
            <summary><h3>{words}</h3></summary>
            <ActForm label={words} onSend={async (filled) => {
              await given(api.POST('/api/workspaces/{workspace}/proposals/{proposal}/events', {
                params: { path: { workspace, proposal: found.id } },
                body: { event, with: await broughtFrom(filled, transition, found, workspace) },
              }));
              // What was opened for it closes, and whoever does not see the page hears that it is done.
              told.current?.focus();
              setDone({ words, count: done.count + 1 });
              onDone();
            }}>
              <EventFields transition={transition} rules={rules} conflicting={found.advice?.conflicting === true}
                hasVersion={found.version !== undefined} />
            </ActForm>
          </details>
        );
      })}
    </section>
  );
}
