import { testWords } from '../../../cli/render/words.ts';
import type { TestStatus } from '../../../determination/determination.ts';
import { useText } from '../../app/text.ts';
import type { PackageAnswer } from '../../engine/handlers/determine.ts';
import { LawLink } from './LawLink.tsx';

const statuses: readonly TestStatus[] = ['not-met', 'open', 'for-judgement', 'met'];

/** The tests outside licensing: of the programme, of parties and sites. */
export function Tests({ answer: { tests, on } }: { answer: PackageAnswer }) {
  const t = useText();
  if (tests.length === 0) return null;
  const counted = (status: TestStatus): number => tests.filter((test) => test.status === status).length;
  return (
    <section className="block">
      <h2>{t('tests.title')}</h2>
      {statuses.filter((status) => counted(status) > 0).map((status) => (
        <details key={status} className="step">
          <summary><span aria-hidden="true">{testWords[status].symbol}</span> {t(`test.${status}`, { count: counted(status) })}</summary>
          <ul className="questions" lang="en">
            {tests.filter((test) => test.status === status).map(({ rule, of, name, cite }) => (
              <li key={`${rule} ${of}`}>{name}{of === '' ? '' : ` [${of}]`} <LawLink rule={rule} cite={cite} on={on} /></li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
