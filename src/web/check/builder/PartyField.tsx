import type { AnswerPath } from '../../../package/edit.ts';
import { useText } from '../../app/text.ts';
import type { BuilderProps } from './Builder.tsx';
import { editFor, freeId } from './edits.ts';
import { ChoiceField } from './fields.tsx';

const isNew = '+';

/** Who plays a part: a party of the package, a new one, or not known. */
export function PartyField({ edited, answer: { package: found }, label, value, path, isThere }: BuilderProps & {
  label: string; value: string | null | undefined; path: AnswerPath; isThere: boolean;
}) {
  const t = useText();
  const parties = found.parties ?? [];
  return (
    <ChoiceField label={label} value={value} choices={[...parties.map(({ id, name }) => [id, name] as const), [isNew, t('party.new')]]}
      onChange={(chosen) => {
        if (chosen !== isNew) edited.apply(editFor(path, chosen, isThere));
        else {
          const id = freeId(label, parties.map((party) => party.id));
          edited.apply([{ kind: 'add', addition: { parties: [{ id, name: label, headquarters: null, ultimateParent: null }] } },
            { kind: 'write', path, value: id }]);
        }
      }} />
  );
}
