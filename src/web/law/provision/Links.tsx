import { Link } from 'wouter';
import type { LawLink, LawLinks } from '../../../determination/lawLinks.ts';
import { useText } from '../../app/text.ts';
import { lawAddress, lawRoot } from '../address.ts';
import type { LawPage } from '../handlers/provision.ts';

/** Where a provision is used and what it rests on, with what carries each link; facts and events that name it. */
export function Links({ links: { usedBy, restsOn, vocabulary }, events, on }: { links: LawLinks; events: LawPage['events']; on: string }) {
  const t = useText();
  return (
    <section className="block">
      <h2>{t('law.links')}</h2>
      <LinkList title={t('law.used-by', { count: usedBy.length })} links={usedBy} on={on} />
      <LinkList title={t('law.rests-on', { count: restsOn.length })} links={restsOn} on={on} />
      {vocabulary.length > 0 && (
        <details className="law-more">
          <summary>{t('law.vocabulary', { count: vocabulary.length })}</summary>
          <dl className="rule__fields" lang="en">
            {vocabulary.map(({ name, question }) => <div key={name}><dt><code>{name}</code></dt><dd>{question}</dd></div>)}
          </dl>
        </details>
      )}
      {events.length > 0 && (
        <details className="law-more">
          <summary>{t('law.events', { count: events.length })}</summary>
          <ul>
            {events.map(({ id, title, published }) => (
              <li key={id}>
                <Link href={`${lawRoot}/timeline#${id}`} lang="en">{title}</Link> <span className="note">{t.day(published)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function LinkList({ title, links, on }: { title: string; links: readonly LawLink[]; on: string }) {
  if (links.length === 0) return <p>{title}</p>;
  return (
    <details className="law-more">
      <summary>{title}</summary>
      <ul lang="en">{links.map(({ provision, cite, title: words, over }) => (
        <li key={provision}>
          <Link href={lawAddress(provision, on)}>{cite}</Link> {words} <span className="note">({over.join(', ')})</span>
        </li>
      ))}</ul>
    </details>
  );
}
