import { useText } from '../app/text.ts';

/** The link by which somebody accepts an invitation. It is the only copy there is, so it is shown whole. */
export function InvitationLink({ secret, lead }: { secret: string; lead: string }) {
  const t = useText();
  return (
    <div className="notice" role="status">
      <p>{lead} {t('invitation.once')}</p>
      <p><code className="secret">{`${location.origin}/account#${secret}`}</code></p>
    </div>
  );
}
