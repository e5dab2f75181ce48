import { PackageRoom } from '../package/PackageRoom.tsx';
import { OwnersView } from './OwnersView.tsx';

const room = { path: '/owners', title: 'ownersRoom.title', lead: 'ownersRoom.lead', View: OwnersView } as const;

/** Who stands behind the parties of a package. */
export default function OwnersRoom() {
  return <PackageRoom room={room} />;
}
