import { Link } from 'wouter';
import { useText } from '../app/text.ts';
import { StatusMark } from '../package/StatusMark.tsx';
import { type Answer, api } from '../service/api.ts';
import { Refused } from '../service/Refused.tsx';
import { useTitles } from '../service/titles.ts';
import { useRead } from '../service/useRead.ts';

type Task = Answer<'/api/workspaces/{workspace}/tasks'>['items'][number];

const soonWorkingDays = 3;

/** What waits for somebody, on its clock, what is due first. */
export function TasksPart({ workspace }: { workspace: string }) {
  const t = useText();
  const { value, refusal } = useRead(() => api.GET('/api/workspaces/{workspace}/tasks', { params: { path: { workspace } } }), [workspace]);
  if (value === undefined) return refusal === undefined ? <p role="status">{t('waiting')}</p> : <Refused refusal={refusal} />;
  if (value.items.length === 0) return <p>{t('tasks.none')}</p>;
  return (
    <ul className="rows tasks">
      {value.items.map((task) => <TaskRow key={`${task.kind} ${task.id}`} workspace={workspace} task={task} />)}
    </ul>
  );
}

function TaskRow({ workspace, task }: { workspace: string; task: Task }) {
  const titleOf = useTitles();
  const root = `/workspaces/${workspace}`;
  const addresses: Record<Task['kind'], string> = {
    approval: `${root}/packages/${task.id}`, change: `${root}/packages/${task.id}`, screening: `${root}/screening`,
    award: `${root}/designated/${task.proposal}`, proposal: `${root}/proposals/${task.id}`,
  };
  const events = task.does.map(({ event, title }) => titleOf(task.kind === 'award' ? 'award' : 'event', event, title));
  return (
    <li>
      <Link href={addresses[task.kind]}>{task.title}</Link>
      <span>{events.join(' · ')}</span>
      <span className="rows__end"><Due task={task} /></span>
    </li>
  );
}

function Due({ task: { due, overdue, leftWorkingDays, since } }: { task: Task }) {
  const t = useText();
  if (due === null) return <span className="rows__more">{t('tasks.since', { day: t.day(since) })}</span>;
  const day = t.day(due);
  if (overdue) return <StatusMark tone="no" sign="!" text={t('tasks.overdue', { day })} />;
  const isSoon = leftWorkingDays !== undefined && leftWorkingDays <= soonWorkingDays;
  const text = leftWorkingDays === undefined ? t('tasks.due', { day }) : t('tasks.left', { day, count: leftWorkingDays });
  return <StatusMark tone={isSoon ? 'open' : 'yes'} sign={isSoon ? '△' : '○'} text={text} />;
}
