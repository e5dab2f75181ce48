import { Link, useSearchParams } from 'wouter';
import { Page } from '../../app/Page.tsx';
import { Problems } from '../../app/Problems.tsx';
import { useText } from '../../app/text.ts';
import { Waiting } from '../../app/Waiting.tsx';
import { useAnswer } from '../../engine/useAnswer.ts';
import { lawRoot } from '../address.ts';
import { DayField } from '../DayField.tsx';
import { useDay } from '../useDay.ts';
import { SearchBox } from './SearchBox.tsx';
import { TopicPart } from './TopicPart.tsx';

const ways = ['map', 'timeline', 'differences', 'doubts'] as const;

/** The way into the law: search, the map and the other views of the whole, and every provision by topic. */
export function LawHomePage() {
  const t = useText();
  const [on, setOn] = useDay();
  const [search, setSearch] = useSearchParams();
  const text = search.get('q') ?? '';
  const setText = (typed: string): void => {
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (typed === '') next.delete('q');
      else next.set('q', typed);
      return next;
    }, { replace: true });
  };
  const { value: topics, problems } = useAnswer('lawList', { on });
  return (
    <Page title={t('room.law')} lead={t('law.lead')}>
      <SearchBox text={text} on={on} onText={setText} />
      <ul className="law-ways">
        {ways.map((way) => (
          <li key={way}><Link href={`${lawRoot}/${way}`}>{t(`law.way.${way}`)}</Link> <span>{t(`law.way.${way}.about`)}</span></li>
        ))}
      </ul>
      <div className="law-head">
        <h2>{t('law.topics')}</h2>
        <DayField label={t('law.on')} day={on} onDay={setOn} />
      </div>
      <Problems title={t('law.problems')} problems={problems} />
      {topics === undefined ? <Waiting /> : topics.map((topic) => <TopicPart key={topic.topic.topic} {...topic} on={on} />)}
    </Page>
  );
}
