import { useText } from '../../app/text.ts';
import { useCountries } from '../../app/countries.ts';
import type { BuilderProps } from './Builder.tsx';
import { editFor } from './edits.ts';
import { ChoiceField, TextField } from './fields.tsx';

/** Title and target countries. */
export function PackagePart({ described, edited, answer }: BuilderProps) {
  const t = useText();
  const countries = useCountries(described);
  const { package: found } = answer;
  const targets = found.targets?.countries ?? [];
  const target = (codes: readonly string[]): void =>
    edited.apply(editFor(['targets', 'countries'], codes.length === 0 ? [] : codes, true));
  const nameOf = (code: string): string => countries.find(([one]) => one === code)?.[1] ?? code;
  return (
    <>
      <TextField label={t('builder.title')} value={found.title} required
        onChange={(title) => edited.apply(editFor(['title'], title, true))} />
      <ChoiceField label={t('builder.target')} value={undefined} withUnknown={false} empty={t('choose.country')}
        choices={countries.filter(([code]) => !targets.includes(code))}
        onChange={(code) => { if (typeof code === 'string') target([...targets, code]); }} />
      <ul className="chips" aria-label={t('builder.targets')}>
        {targets.map((code) => (
          <li key={code}>
            <button type="button" className="chip" onClick={() => target(targets.filter((one) => one !== code))}>
              {nameOf(code)} <span aria-hidden="true">×</span><span className="usa-sr-only">{t('builder.take-out')}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
