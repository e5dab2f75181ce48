import { Button } from '@trussworks/react-uswds';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { NotFoundPage } from '../app/NotFoundPage.tsx';
import { Page } from '../app/Page.tsx';
import { Problems } from '../app/Problems.tsx';
import { today } from '../app/today.ts';
import { useText } from '../app/text.ts';
import { useDescribed } from '../app/useDescribed.ts';
import { Waiting } from '../app/Waiting.tsx';
import { type OpenedDraft, type Source, useDraft } from '../check/useDraft.ts';
import { usePackage } from '../check/usePackage.ts';
import type { AskedQuestion } from '../../determination/ask.ts';
import type { Described } from '../engine/handlers/describe.ts';
import { useAnswer } from '../engine/useAnswer.ts';
import { Progress } from './Progress.tsx';
import { QuestionForm } from './QuestionForm.tsx';

/** The interview about one package: one question a page, until nothing that decides is left. */
export function InterviewPage({ source }: { source: Source }) {
  const { opened, keep } = useDraft(source, '/ask');
  const described = useDescribed();
  if (opened === undefined || described === undefined) return <Waiting />;
  if (opened === null) return <NotFoundPage />;
  return <Interviewed key={opened.draft.id} opened={opened} keep={keep} described={described} />;
}

const keyOf = ({ path, fact }: AskedQuestion): string => path?.join('/') ?? fact;

function Interviewed({ opened: { draft }, keep, described }: {
  opened: OpenedDraft; keep: (text: string, title: string) => void; described: Described;
}) {
  const t = useText();
  const [search] = useSearchParams();
  const asked = useMemo(() => ({
    path: draft.path, on: search.get('on'), today: today(), knownOn: search.get('known'),
    assumeOrdinary: search.get('assume') === 'ordinary',
  }), [draft.path, search]);
  const edited = usePackage(draft.text, asked, keep);
  const { value: interview, isWaiting } = useAnswer('interview', edited.problems.length > 0 ? undefined : edited.question);
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  if (edited.problems.length > 0) {
    return <Page title={t('ask.title')}><Problems title={t('check.problems')} problems={edited.problems} /></Page>;
  }
  if (interview === undefined) return <Waiting text={t('interview.waiting')} />;
  const line = [...interview.determining, ...interview.diligence].filter((one) => !later.has(keyOf(one)));
  const [question] = line;
  const back = `/check/draft/${draft.id}`;
  if (question === undefined) {
    return (
      <Page title={t('interview.done')} lead={t('interview.done.lead', { open: interview.open })}>
        {interview.first.map((words) => <p key={words} lang="en">{words}</p>)}
        {interview.forOthers.length > 0 && <p>{t('interview.others', { count: interview.forOthers.length })}</p>}
        <Link className="usa-button" href={back}>{t('interview.see')}</Link>
        {later.size > 0 && <Button type="button" outline onClick={() => setLater(new Set())}>{t('interview.again')}</Button>}
      </Page>
    );
  }
  return (
    <Page title={question.question} language="en">
      <Progress interview={interview} isDiligence={question.class === 'diligence'} isWaiting={isWaiting} />
      <QuestionForm key={keyOf(question)} question={question} described={described} edited={edited}
        onLater={() => setLater(new Set([...later, keyOf(question)]))} />
      <p className="interview__ways">
        {edited.undo !== undefined && <Button type="button" unstyled onClick={edited.undo}>{t('interview.back')}</Button>}
        <Link href={back}>{t('interview.see')}</Link>
      </p>
    </Page>
  );
}
