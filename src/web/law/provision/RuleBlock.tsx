import { useText } from '../../app/text.ts';
import type { ShownRule } from '../handlers/provision.ts';

/** A rule as it runs, folded away under what it does: the words beside it say the same. */
export function RuleBlock({ rule: { name, cite, kind, note, grade, text, printed, applied } }: { rule: ShownRule }) {
  const t = useText();
  return (
    <details className="rule" id={name}>
      <summary>
        <span className="rule__kind" lang={t.language}>{t(`law.kind.${kind}`)}</span> <span className="rule__name">{name}</span>{' '}
        <span className="rule__cite">{cite}</span>
        {printed !== applied && <span className="law-tag" lang={t.language}>{t(applied ? 'law.only-applied' : 'law.only-printed')}</span>}
      </summary>
      {note !== null && <p>{note}</p>}
      <dl className="rule__fields">
        {text.map(({ field, text: words }, index) => <div key={index}><dt>{field}</dt><dd><code>{words}</code></dd></div>)}
      </dl>
      <p className="note" lang={t.language}>{t('law.rests', { grade: t(`grade.${grade}`) })}</p>
    </details>
  );
}

/** The rule that a block of the page encodes, by the name that stands in it. */
export function ruleNamed(rules: readonly ShownRule[], block: string): ShownRule | undefined {
  const [, name] = /^id:\s*["']?([^"'\s]+)/m.exec(block) ?? [];
  return rules.find((rule) => rule.name === name);
}
