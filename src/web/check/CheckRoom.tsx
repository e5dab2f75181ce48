import { Page } from '../app/Page.tsx';
import { useText } from '../app/text.ts';

/** The pages of the room. */
export default function CheckRoom() {
  const t = useText();
  return <Page title={t('room.check')}>{null}</Page>;
}
