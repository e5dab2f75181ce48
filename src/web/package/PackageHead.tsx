import type { ReactNode } from 'react';
import type { Diagnostic } from '../../corpus/diagnostic.ts';
import { Page } from '../app/Page.tsx';
import { Problems } from '../app/Problems.tsx';
import { useText } from '../app/text.ts';
import { Waiting } from '../app/Waiting.tsx';
import { DayFields } from './DayFields.tsx';
import { PackageTabs } from './PackageTabs.tsx';

/** A room's page about one package: its title, the way to the other rooms, the day, and what the room says of it. */
export function PackageHead({ answer, problems, children }: {
  answer: { title: string; on: string } | undefined; problems: readonly Diagnostic[]; children: ReactNode;
}) {
  const t = useText();
  return (
    <Page title={answer?.title ?? t('check.untitled')} wide {...(answer === undefined ? {} : { language: 'en' })}>
      <PackageTabs />
      <div className="question-bar no-print"><DayFields day={answer?.on ?? ''} /></div>
      <Problems title={t('check.problems')} problems={problems} />
      {answer === undefined ? problems.length === 0 && <Waiting text={t('check.determining')} /> : children}
    </Page>
  );
}
