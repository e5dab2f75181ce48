import { useText } from '../app/text.ts';

/** The link by which somebody accepts an invitation. */
export function InvitationLink({ secret, lead }: { secret: string; lead: string }) {
  const t = useText();
  return <SecretLink link={`${location.origin}/account#${secret}`} lead={`${lead} ${t('invitation.once')}`} />;
}

/** A link that works once. It is the only copy there is, so it is shown whole. */
export function SecretLink({ link, lead }: { link: string; lead: string }) {
  return (
    <div className="notice" role="status">
      <p>{lead}</p>
      <p><code className="secret">{link}</code></p>
    </div>
  );
}
