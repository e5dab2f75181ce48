import { Page } from '../app/Page.tsx';
import { useText } from '../app/text.ts';
import { NotificationsPart } from './NotificationsPart.tsx';
import { usePlace } from './place.ts';
import { TasksPart } from './TasksPart.tsx';

/** What waits for somebody in a workspace, and what happened there. */
export function OverviewPage({ name }: { name: string }) {
  const t = useText();
  const { workspace, roles, kind, agency } = usePlace();
  const lead = [t(`workspace.${kind}`), ...roles.map((role) => t(`role.${role}`)), ...(agency === undefined ? [] : [agency])].join(' · ');
  return (
    <Page title={name} lead={lead}>
      <section className="section">
        <h2>{t('tasks.title')}</h2>
        <TasksPart workspace={workspace} />
      </section>
      <NotificationsPart />
    </Page>
  );
}
