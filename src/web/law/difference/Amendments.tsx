import { Link } from 'wouter';
import type { FieldAmendment, LawAmendments, ProvisionAmendment, RuleAmendment } from '../../../determination/amendments.ts';
import type { Applied } from '../../../determination/postures.ts';
import { useText } from '../../app/text.ts';
import type { MessageId } from '../../messages/messages.ts';
import { lawAddress } from '../address.ts';
import { stateWords } from '../words.ts';

/** Amendments as a lawyer reads them: struck words and inserted words, marked by more than colour. */
export function Amendments({ amendments: { provisions, postures, tables }, on }: { amendments: LawAmendments; on: string }) {
  const t = useText();
  return (
    <>
      {provisions.map((one) => <Provision key={one.provision} {...one} on={on} isOpen={provisions.length === 1} />)}
      {postures.length > 0 && (
        <details className="part">
          <summary className="part__title"><h3>{t('law.postures')}</h3><span className="part__count">{postures.length}</span></summary>
          <ul className="part__body">
            {postures.map(({ rule, before, after }) => (
              <li key={rule}><Link href={lawAddress(rule, on)} lang="en">{rule}</Link>:{' '}
                {t(wordsFor(before))} → {t(wordsFor(after))}
                {after !== undefined && <span className="note" lang="en"> ({after.by})</span>}</li>
            ))}
          </ul>
        </details>
      )}
      {tables.map(({ table, title, cite, changes }) => (
        <details key={table} className="part">
          <summary className="part__title"><h3 lang="en">{title}</h3><span className="part__count" lang="en">{cite}</span></summary>
          <div className="part__body">{changes.map((change, index) => <Change key={index} {...change} />)}</div>
        </details>
      ))}
    </>
  );
}

function Provision({ provision, cite, title, source, what, day, rules, on, isOpen }: ProvisionAmendment & { on: string; isOpen: boolean }) {
  const t = useText();
  return (
    <details className="part" open={isOpen}>
      <summary className="part__title">
        <h3 lang="en">{cite}: {title}</h3>
        <span className="part__count">{t(`law.amended.${what}`)}{day !== undefined && `, ${t.day(day)}`}</span>
      </summary>
      <div className="part__body">
        <p><Link href={lawAddress(provision, on)}>{t('law.to-page')}</Link> <span className="note" lang="en">{source}</span></p>
        {rules.length === 0 ? <p>{t('law.only-words')}</p> : rules.map((rule, index) => <AmendedRule key={index} {...rule} />)}
      </div>
    </details>
  );
}

function AmendedRule({ act, cite, name, kind, about, text, changes }: RuleAmendment) {
  const t = useText();
  const Mark = act === 'strike' ? 'del' : 'ins';
  return (
    <div className={`amended amended--${act}`}>
      <h4>
        <span className="amended__act">{t(`law.act.${act}`)}</span> <span lang="en">{cite}</span>{' '}
        <span className="note">
          {t(`law.kind.${kind}`)}{about !== undefined && <code lang="en"> {about}</code>} <span lang="en">({name})</span>
        </span>
      </h4>
      {text.map(({ field, text: words }, index) => (
        <p key={index} lang="en" className="amended__text">{field}: <Mark><code>{words}</code></Mark></p>
      ))}
      {changes.map((change, index) => <Change key={index} {...change} />)}
    </div>
  );
}

function Change({ field, amendments }: FieldAmendment) {
  return (
    <div className="amended__change">
      <p className="note"><code lang="en">{field}</code></p>
      {amendments.map(({ strike, insert }, index) => (
        <div key={index}>
          {strike.map((words) => <Words key={words} act="strike" words={words} />)}
          {insert.map((words) => <Words key={words} act="insert" words={words} />)}
        </div>
      ))}
    </div>
  );
}

function Words({ act, words }: { act: 'strike' | 'insert'; words: string }) {
  const t = useText();
  const Mark = act === 'strike' ? 'del' : 'ins';
  return (
    <p className="amended__text">
      <span className="usa-sr-only">{t(`law.act.${act}`)} </span><Mark lang="en"><code>{words}</code></Mark>
    </p>
  );
}

function wordsFor(applied: Applied | undefined): MessageId {
  return applied === undefined ? 'law.as-printed' : stateWords(applied.state);
}
