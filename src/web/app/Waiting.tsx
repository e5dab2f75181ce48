import { useText } from './text.ts';

/** Stands in for what is being fetched, in the space that it will take. */
export function Waiting({ text }: { text?: string }) {
  const t = useText();
  return <p className="waiting" role="status">{text ?? t('waiting')}</p>;
}
