import { useSearchParams } from 'wouter';
import { useText } from '../../app/text.ts';
import type { Described } from '../../engine/handlers/describe.ts';
import type { PackageAnswer } from '../../engine/handlers/determine.ts';
import type { EditedPackage } from '../usePackage.ts';
import { Accounts } from './Accounts.tsx';
import { Ahead } from './Ahead.tsx';
import { LegPanel } from './LegPanel.tsx';
import { Matrix } from './Matrix.tsx';
import { OpenQuestions } from './OpenQuestions.tsx';
import { Summary } from './Summary.tsx';
import { Tests } from './Tests.tsx';

export interface AnswerProps {
  described: Described;
  edited: EditedPackage;
  answer: PackageAnswer;
}

/** The determination: what comes out, the matrix, one cell of it in full, and what the package as a whole still needs. */
export function AnswerPane(props: AnswerProps) {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const { answer } = props;
  const leg = answer.legs.find(({ id }) => id === search.get('leg'))?.id;
  const open = (id: string | undefined): void => setSearch((before) => {
    if (id === undefined) before.delete('leg');
    else before.set('leg', id);
    return before;
  }, { replace: true });
  if (answer.legs.length === 0) return <p className="usa-intro">{t('answer.nothing')}</p>;
  return (
    <>
      <Summary answer={answer} />
      <Matrix answer={answer} open={leg} onOpen={open} />
      {leg !== undefined && <LegPanel key={leg} {...props} leg={leg} onClose={() => open(undefined)} />}
      <OpenQuestions answer={answer} />
      <Ahead answer={answer} />
      <Accounts answer={answer} />
      <Tests answer={answer} />
    </>
  );
}
