import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { SiteIndex } from '../../cli/siteData.ts';
import type { News } from '../../cli/siteNews.ts';
import { addDays } from '../../corpus/date.ts';
import { useText } from './text.ts';
import { today } from './today.ts';

const monthDays = 31;
const [mostPast, mostNext] = [5, 5];

/** What changed in the law in the last month, and the next days on which it changes; a fault of ours is thrown while drawing. */
export function NewsPart() {
  const t = useText();
  const { news = [], fault } = useNews();
  if (fault !== undefined) throw fault;
  const now = today();
  const past = news.filter(({ on }) => on <= now);
  const recent = past.filter(({ on }) => on > addDays(now, -monthDays));
  const next = news.filter(({ on }) => on > now);
  return (
    <div className="home__news">
      <section>
        <h2>{t('home.news')}</h2>
        {recent.length === 0 && past.length > 0 && <p>{t('home.news.none')}</p>}
        <NewsList news={(recent.length === 0 ? past.slice(-1) : recent.slice(-mostPast)).toReversed()} />
      </section>
      <section>
        <h2>{t('home.next')}</h2>
        {next.length === 0 && news.length > 0 && <p>{t('home.next.none')}</p>}
        <NewsList news={next.slice(0, mostNext)} />
        <p><Link href="/law/timeline">{t('home.timeline')}</Link></p>
      </section>
    </div>
  );
}

function NewsList({ news }: { news: readonly News[] }) {
  const t = useText();
  return (
    <ul className="news">
      {news.map(({ id, on, what, title, cite }) => (
        <li key={`${id} ${what}`}>
          <span className="news__day">{t.day(on)}</span>
          <span><Link href={`/law/timeline#${id}`} lang="en">{title}</Link>{' '}
            <span className="questions__who">{t(`news.${what}`)}{cite !== undefined && <> · <span lang="en">{cite}</span></>}</span></span>
        </li>
      ))}
    </ul>
  );
}

function useNews(): { news?: readonly News[]; fault?: unknown } {
  const [state, setState] = useState<{ news?: readonly News[]; fault?: unknown }>({});
  useEffect(() => { fetchNews().then((news) => setState({ news }), (fault: unknown) => setState({ fault })); }, []);
  return state;
}

/** The days of the law, small enough for the first page. Rejects where the server cannot be reached. */
async function fetchNews(): Promise<readonly News[]> {
  const index = await fetch('/data/index.json');
  if (!index.ok) throw new Error(`The news could not be fetched (${index.status}).`);
  const { news } = await index.json() as SiteIndex;
  const response = await fetch(`/data/${news}`);
  if (!response.ok) throw new Error(`The news could not be fetched (${response.status}).`);
  return await response.json() as News[];
}
