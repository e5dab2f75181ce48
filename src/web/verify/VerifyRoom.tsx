import { Page } from '../app/Page.tsx';
import { useText } from '../app/text.ts';

/** The pages of the room. */
export default function VerifyRoom() {
  const t = useText();
  return <Page title={t('room.verify')}>{null}</Page>;
}
