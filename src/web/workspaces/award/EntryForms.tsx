import { today } from '../../app/today.ts';
import { useText } from '../../app/text.ts';
import { api, given } from '../../service/api.ts';
import { ActForm, ChoiceInput, type Filled, LineInput, TextInput } from '../../service/form.tsx';
import { useTitles } from '../../service/titles.ts';
import { usePlace } from '../place.ts';
import type { Award, AwardKind } from './AwardPage.tsx';

/** What stands beside the statement of an entry. */
const beside = ['site', 'item', 'quantity'];

/** What the reader can enter, each kind with what has to come with it. */
export function EntryForms({ award, kinds, proposal, onDone }: {
  award: Award; kinds: readonly AwardKind[]; proposal: string; onDone: () => void;
}) {
  const t = useText();
  const titleOf = useTitles();
  const { workspace, roles } = usePlace();
  const mine = kinds.filter(({ by, closes }) => (by[award.side] ?? []).some((role) => roles.includes(role as never))
    && (closes === undefined || award.open.some(({ kind }) => kind === closes)));
  if (mine.length === 0) return null;
  return (
    <section className="section no-print">
      <h2>{t('award.enter')}</h2>
      {mine.map((kind) => (
        <details key={kind.id} className="fold">
          <summary><h3>{titleOf('award', kind.id, kind.title)}</h3></summary>
          {kind.reopens && <p className="summary__differs">{t('award.reopens')}</p>}
          <ActForm label={t('award.enter.send')} onSend={async (filled) => {
            await given(api.POST('/api/workspaces/{workspace}/awards/{proposal}/entries',
              { params: { path: { workspace, proposal } }, body: entryFrom(filled, kind) }));
            onDone();
          }}>
            <EntryFields kind={kind} award={award} />
          </ActForm>
        </details>
      ))}
    </section>
  );
}

function EntryFields({ kind: { needs, closes, due }, award }: { kind: AwardKind; award: Award }) {
  const t = useText();
  const titleOf = useTitles();
  const open = award.open.filter(({ kind }) => kind === closes);
  return (
    <>
      <LineInput name="on" label={t('award.on')} type="date" defaultValue={today()} required />
      {closes !== undefined && <ChoiceInput name="about" label={t('award.about')}
        choices={open.map(({ id, on, site }): [string, string] =>
          [id, [award.entries.find((one) => one.id === id)?.statement.what, site, t.day(on)].filter(Boolean).join(' · ')])} />}
      {needs.includes('site') && <LineInput name="site" label={t('award.site')} required maxLength={200} />}
      {needs.includes('item') && <LineInput name="item" label={t('award.item')} required maxLength={200} />}
      {needs.includes('quantity') && <LineInput name="quantity" label={t('award.quantity')} type="number" min={1} step={1} required />}
      {needs.filter((name) => !beside.includes(name)).map((name) => (name === due
        ? <LineInput key={name} name={name} label={titleOf('need', name)} type="date" required />
        : <TextInput key={name} name={name} label={titleOf('need', name)} rows={2} />))}
    </>
  );
}

function entryFrom({ text }: Filled, { id, needs, closes }: AwardKind) {
  const statement = Object.fromEntries(needs.filter((name) => !beside.includes(name)).map((name) => [name, text(name)]));
  return {
    kind: id, on: text('on'), statement,
    ...(needs.includes('site') ? { site: text('site') } : {}), ...(needs.includes('item') ? { item: text('item') } : {}),
    ...(needs.includes('quantity') ? { quantity: Number(text('quantity')) } : {}),
    ...(closes === undefined ? {} : { about: text('about') }),
  };
}
