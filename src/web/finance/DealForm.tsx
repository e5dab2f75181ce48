import { useSearchParams } from 'wouter';
import { useText } from '../app/text.ts';
import { Field } from '../check/builder/fields.tsx';
import type { FinanceAnswer } from './handlers/finance.ts';

/** Facts that are asked for at once; the others follow when these are said. */
const mostAsked = 6;

/** Rates of interest, which nobody holds here, and what the figures still wait for. All of it stands in the address. */
export function DealForm({ answer: { rates, structures } }: { answer: FinanceAnswer }) {
  const t = useText();
  const [search] = useSearchParams();
  const stated = search.getAll('fact').map((text) => text.split('=', 1)[0]!);
  const open = [...new Map(structures.filter(({ isPointer, standing }) => !isPointer && standing !== 'no')
    .flatMap(({ missing }) => missing).filter(({ question }) => question !== null).map((one) => [one.fact, one])).values()];
  const asked = [...stated.map((fact) => ({ fact, question: null })), ...open.filter(({ fact }) => !stated.includes(fact))];
  return (
    <section className="deal">
      <h2>{t('finance.rates')}</h2>
      <div className="deal__fields">
        {rates.map((rate) => <StatedField key={rate} list="rate" name={rate} label={`${t(`rate.${rate}`)} (%)`} />)}
      </div>
      {asked.length > 0 && (
        <details className="fold"><summary>{t('finance.open', { count: open.length })}</summary>
          <div className="deal__fields" lang="en">
            {asked.slice(0, stated.length + mostAsked).map(({ fact, question }) =>
              <StatedField key={fact} list="fact" name={fact} label={question ?? fact} />)}
          </div>
        </details>
      )}
    </section>
  );
}

/** One `name=value` of the address as a field. */
function StatedField({ list, name, label }: { list: 'rate' | 'fact'; name: string; label: string }) {
  const [search, setSearch] = useSearchParams();
  const value = search.getAll(list).find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  const put = (typed: string): void => setSearch((before) => {
    const others = before.getAll(list).filter((text) => !text.startsWith(`${name}=`));
    before.delete(list);
    for (const other of others) before.append(list, other);
    if (typed.trim() !== '') before.append(list, `${name}=${typed.trim()}`);
    return before;
  }, { replace: true });
  return (
    <Field label={label}>
      {(id) => <input id={id} className="usa-input" inputMode="decimal" value={value} onChange={({ target }) => put(target.value)} />}
    </Field>
  );
}
