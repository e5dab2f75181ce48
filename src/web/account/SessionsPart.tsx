import { useText } from '../app/text.ts';
import { ActButton } from '../service/ActButton.tsx';
import { api, given } from '../service/api.ts';
import { Refused } from '../service/Refused.tsx';
import { useRead } from '../service/useRead.ts';

/** Where somebody is signed in; each can be ended from here. */
export function SessionsPart() {
  const t = useText();
  const { value, refusal, reload } = useRead(() => api.GET('/api/sessions'), []);
  return (
    <section className="section">
      <h2>{t('sessions.title')}</h2>
      <Refused refusal={refusal} />
      <ul className="rows">
        {value?.items.map(({ id, isThisOne, since, agent }) => (
          <li key={id}>
            <span lang="en">{agent === undefined ? t('sessions.unknown') : browserOf(agent)}</span>
            <span className="rows__more">{t('sessions.since', { day: t.day(since) })}</span>
            {isThisOne ? <strong>{t('sessions.this')}</strong> : (
              <ActButton look="plain" onSend={async () => {
                await given(api.DELETE('/api/sessions/{session}', { params: { path: { session: id } } }));
                reload();
              }}>{t('sessions.end')}</ActButton>
            )}
          </li>
        ))}
      </ul>
      {value !== undefined && value.items.length > 1 && (
        <ActButton onSend={async () => {
          await given(api.DELETE('/api/sessions'));
          reload();
        }}>{t('sessions.end-others')}</ActButton>
      )}
    </section>
  );
}

/** The browser and system that a browser's long name of itself begins with. */
function browserOf(agent: string): string {
  const system = /\(([^;)]+)/.exec(agent)?.[1] ?? '';
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\/[\d]+/.exec(agent)?.[0].replace('/', ' ') ?? agent.slice(0, 40);
  return system === '' ? browser : `${browser}, ${system}`;
}
