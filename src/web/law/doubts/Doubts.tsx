import { Link } from 'wouter';
import { type Doubt, type DoubtKind, doubtKinds } from '../../../determination/doubts.ts';
import { useText } from '../../app/text.ts';
import { lawAddress } from '../address.ts';

/** Doubts about the law, those of one kind together, with what would settle each. */
export function Doubts({ doubts, on, linked = false }: { doubts: readonly Doubt[]; on: string; linked?: boolean }) {
  const t = useText();
  const kinds: [DoubtKind, Doubt[]][] = doubtKinds.map((kind) => [kind, doubts.filter((doubt) => doubt.kind === kind)]);
  return kinds.filter(([, own]) => own.length > 0).map(([kind, own]) => (
    <div key={kind}>
      <h3>{t(`law.doubt.${kind}`)} ({own.length})</h3>
      <ul className="law-doubts">
        {own.map(({ of, cite, question, settles }, index) => (
          <li key={index}>
            <p lang="en">{question}</p>
            <p className="note"><span lang="en">{linked && of.includes('/') ? <Link href={lawAddress(of, on)}>{cite ?? of}</Link>
              : cite ?? of}</span>
              {' · '}{t('law.settled-by')} <span lang="en">{settles}</span></p>
          </li>
        ))}
      </ul>
    </div>
  ));
}
