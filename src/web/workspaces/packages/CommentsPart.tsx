import { useText } from '../../app/text.ts';
import { ActButton } from '../../service/ActButton.tsx';
import { type Answer, api, given } from '../../service/api.ts';
import { ActForm, LineInput, TextInput } from '../../service/form.tsx';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';
import { useNames } from '../useNames.ts';

type Comment = Answer<'/api/workspaces/{workspace}/packages/{package}/comments'>['items'][number];

const mostShown = 200;

/** What people say to each other about a package, each with its answers, open ones first. */
export function CommentsPart({ of, version }: { of: string; version: number }) {
  const t = useText();
  const { workspace, holds } = usePlace();
  const path = { workspace, package: of };
  const { value, refusal, reload } = useRead(() => api.GET('/api/workspaces/{workspace}/packages/{package}/comments',
    { params: { path, query: { limit: mostShown } } }), [of]);
  const say = async (body: { version: number; place?: string; about?: string; text: string }): Promise<void> => {
    await given(api.POST('/api/workspaces/{workspace}/packages/{package}/comments', { params: { path }, body }));
    reload();
  };
  const talks = holds('preparer', 'approver', 'screener');
  const first = value?.items.filter(({ about }) => about === undefined) ?? [];
  const ordered = [...first.filter((one) => one.settledBy === undefined), ...first.filter((one) => one.settledBy !== undefined)];
  return (
    <section className="section">
      <h2>{t('comments.title')}</h2>
      <Refused refusal={refusal} />
      {value !== undefined && first.length === 0 && <p>{t('comments.none')}</p>}
      {ordered.map((comment) => (
        <article key={comment.id} className={comment.settledBy === undefined ? 'comment' : 'comment is-settled'}>
          <Said comment={comment} />
          {value?.items.filter(({ about }) => about === comment.id).map((answer) => <Said key={answer.id} comment={answer} />)}
          {talks && <Answering comment={comment} onSay={say} onSettle={async (settled) => {
            await given(api.PUT('/api/workspaces/{workspace}/packages/{package}/comments/{comment}/settled',
              { params: { path: { ...path, comment: comment.id } }, body: { settled } }));
            reload();
          }} />}
        </article>
      ))}
      {talks && (
        <ActForm label={t('comments.say')} outline onSend={({ text }) => say({ version, place: text('place'), text: text('text') })}>
          <TextInput name="text" label={t('comments.text', { version })} />
          <LineInput name="place" label={t('comments.place')} hint={t('comments.place.hint')} maxLength={200} />
        </ActForm>
      )}
    </section>
  );
}

function Said({ comment: { createdBy, createdAt, version, place, text, about, settledBy } }: { comment: Comment }) {
  const t = useText();
  const nameOf = useNames();
  return (
    <div className={about === undefined ? 'comment__said' : 'comment__said comment__said--answer'}>
      <p className="note"><strong>{nameOf(createdBy)}</strong>, {t.day(createdAt)} · {t('versions.version', { version })}
        {place !== '' && <> · <code>{place}</code></>}
        {settledBy !== undefined && <> · {t('comments.settled', { name: nameOf(settledBy) })}</>}</p>
      <p>{text}</p>
    </div>
  );
}

function Answering({ comment: { id, version, settledBy }, onSay, onSettle }: {
  comment: Comment; onSay: (said: { version: number; about: string; text: string }) => Promise<void>;
  onSettle: (settled: boolean) => Promise<void>;
}) {
  const t = useText();
  const isSettled = settledBy !== undefined;
  return (
    <div className="comment__acts no-print">
      <ActButton look="plain" onSend={() => onSettle(!isSettled)}>{t(isSettled ? 'comments.reopen' : 'comments.settle')}</ActButton>
      <details>
        <summary>{t('comments.answer')}</summary>
        <ActForm label={t('comments.answer.send')} outline onSend={({ text }) => onSay({ version, about: id, text: text('text') })}>
          <TextInput name="text" label={t('comments.answer.text')} rows={2} />
        </ActForm>
      </details>
    </div>
  );
}
