import { useEffect, useState } from 'react';
import { Header, NavMenuButton, PrimaryNav, Title } from '@trussworks/react-uswds';
import { Link, useLocation } from 'wouter';
import { PreferenceControls } from './PreferenceControls.tsx';
import type { Preferences } from './preferences.ts';
import { rooms } from './rooms.ts';
import { useText } from './text.ts';

/** The name of the site, its rooms, and how the reader wants to see it. */
export function SiteHeader({ preferences, onPrefer }: { preferences: Preferences; onPrefer: (changed: Preferences) => void }) {
  const t = useText();
  const [path] = useLocation();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      setOpen(false);
      document.querySelector<HTMLElement>('.usa-menu-btn')?.focus();
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [isOpen]);
  const links = rooms.map((room) => {
    const isHere = path === room.path || path.startsWith(`${room.path}/`);
    return (
      <Link key={room.path} href={room.path} onClick={() => setOpen(false)}
        className={isHere ? 'usa-nav__link usa-current' : 'usa-nav__link'} {...(isHere ? { 'aria-current': 'page' } : {})}>
        <span>{t(room.name)}</span>
      </Link>
    );
  });
  return (
    <>
      <a className="usa-skipnav" href="#main">{t('skip')}</a>
      <div className={isOpen ? 'usa-overlay is-visible' : 'usa-overlay'} />
      <Header basic>
        <div className="usa-nav-container">
          <div className="usa-navbar">
            <Title><Link href="/" aria-label={t('home.link')}>Portolan</Link></Title>
            <NavMenuButton label={t('menu')} onClick={() => setOpen(!isOpen)} aria-expanded={isOpen} />
          </div>
          <PrimaryNav items={links} mobileExpanded={isOpen} onToggleMobileNav={() => setOpen(!isOpen)} aria-label={t('rooms')}>
            <PreferenceControls preferences={preferences} onPrefer={onPrefer} />
          </PrimaryNav>
        </div>
      </Header>
    </>
  );
}
