import { Link, useLocation, useSearch } from 'wouter';
import type { MessageId } from '../messages/messages.ts';
import { useText } from '../app/text.ts';

/** The rooms that look at one package, each from its side. */
export const packageRooms = [
  { path: '/check', name: 'room.check' }, { path: '/programme', name: 'room.programme' }, { path: '/finance', name: 'room.finance' },
  { path: '/owners', name: 'room.owners' },
] as const satisfies readonly { path: string; name: MessageId }[];

/** Leads from one room to the same package in another, on the same day. */
export function PackageTabs() {
  const t = useText();
  const [location] = useLocation();
  const search = new URLSearchParams(useSearch());
  const kept = new URLSearchParams([...search].filter(([name]) => ['on', 'known', 'assume'].includes(name))).toString();
  const [, , ...rest] = location.split('/');
  return (
    <nav className="tabs no-print" aria-label={t('package.rooms')}>
      <ul>
        {packageRooms.map(({ path, name }) => {
          const isHere = location.startsWith(`${path}/`);
          return (
            <li key={path}>
              <Link href={`${path}/${rest.join('/')}${kept === '' ? '' : `?${kept}`}`}
                className={isHere ? 'tabs__link is-here' : 'tabs__link'} {...(isHere ? { 'aria-current': 'page' } : {})}>{t(name)}</Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
