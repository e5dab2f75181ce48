import { Page } from '../../app/Page.tsx';
import { useText } from '../../app/text.ts';
import { Waiting } from '../../app/Waiting.tsx';
import { type Answer, api } from '../../service/api.ts';
import { Refused } from '../../service/Refused.tsx';
import { useTitles } from '../../service/titles.ts';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';
import { AdvicePart } from './AdvicePart.tsx';
import { ClocksPart } from './ClocksPart.tsx';
import { EventsPart } from './EventsPart.tsx';
import { LogPart } from './LogPart.tsx';
import { SealedPart } from './SealedPart.tsx';
import { VersionPart } from './VersionPart.tsx';
import { WayPart } from './WayPart.tsx';

export type Case = Answer<'/api/workspaces/{workspace}/proposals/{proposal}'>;
export type Workflow = Answer<'/api/rules/workflow'>;

/** One proposal: where it is, on which clock, what the reader can do, what was said and what happened. */
export function ProposalPage({ id }: { id: string }) {
  const t = useText();
  const titleOf = useTitles();
  const { workspace } = usePlace();
  const { value: rules } = useRead(() => api.GET('/api/rules/workflow'), []);
  const { value, refusal, reload } = useRead(() => api.GET('/api/workspaces/{workspace}/proposals/{proposal}',
    { params: { path: { workspace, proposal: id } } }), [id]);
  if (refusal !== undefined && value === undefined) return <Page title={t('section.proposals')}><Refused refusal={refusal} /></Page>;
  if (value === undefined || rules === undefined) return <Waiting />;
  return (
    <Page title={value.title} lead={t('proposal.at', { state: titleOf('state', value.state, value.stateTitle), day: t.day(value.since) })}>
      {value.ours && <p className="note">{t('proposal.ours')}</p>}
      <WayPart found={value} rules={rules} />
      <ClocksPart clocks={value.clocks} />
      <EventsPart found={value} rules={rules} onDone={reload} />
      {value.package !== undefined && <VersionPart found={value} rules={rules} onDone={reload} />}
      {value.advice !== undefined && <AdvicePart advice={value.advice} rules={rules} />}
      <SealedPart found={value} />
      <LogPart log={value.log} />
    </Page>
  );
}
