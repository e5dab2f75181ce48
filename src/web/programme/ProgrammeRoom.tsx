import { PackageRoom } from '../package/PackageRoom.tsx';
import { ProgrammeView } from './ProgrammeView.tsx';

const room = { path: '/programme', title: 'programme.title', lead: 'programme.lead', View: ProgrammeView } as const;

/** A package held against the American AI Exports Program. */
export default function ProgrammeRoom() {
  return <PackageRoom room={room} />;
}
