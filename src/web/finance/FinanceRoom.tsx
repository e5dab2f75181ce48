import { PackageRoom } from '../package/PackageRoom.tsx';
import { FinanceView } from './FinanceView.tsx';

const room = { path: '/finance', title: 'finance.title', lead: 'finance.lead', View: FinanceView } as const;

/** Public financing for a package: the instruments beside each other. */
export default function FinanceRoom() {
  return <PackageRoom room={room} />;
}
