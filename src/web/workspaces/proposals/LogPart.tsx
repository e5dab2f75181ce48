import { useText } from '../../app/text.ts';
import { useTitles } from '../../service/titles.ts';
import type { Case } from './ProposalPage.tsx';

/** Digests stand with the sealed files; here are words. */
const notWords = ['receipt', 'dossier'];
const titled = { advice: 'advice', outcome: 'state' } as const;

/** What happened, as far as the reader may know, newest first. */
export function LogPart({ log }: { log: Case['log'] }) {
  const t = useText();
  const titleOf = useTitles();
  const worded = (name: string, text: string): string => (name === 'advice' || name === 'outcome' ? titleOf(titled[name], text)
    : name === 'interest' && text === 'none' ? t('log.no-interest') : text);
  return (
    <section className="section">
      <h2>{t('log.title')}</h2>
      {log.length === 0 && <p>{t('log.none')}</p>}
      <ol className="rows">
        {log.toReversed().map(({ sequence, event, at, role, state, with: brought }) => (
          <li key={sequence}>
            <time className="rows__more" dateTime={at}>{t.day(at)}</time>
            <strong>{titleOf('event', event)}</strong>
            <span className="rows__more">{titleOf('role', role)}</span>
            {state !== undefined && <span>→ {titleOf('state', state)}</span>}
            {Object.entries(brought).filter(([name]) => !notWords.includes(name)).map(([name, text]) => (
              <span key={name} className="log__said">{titleOf('need', name)}: <q>{worded(name, text)}</q></span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
