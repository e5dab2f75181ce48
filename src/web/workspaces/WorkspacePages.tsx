import { type ComponentType, lazy } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { NotFoundPage } from '../app/NotFoundPage.tsx';
import { useText } from '../app/text.ts';
import type { MessageId } from '../messages/messages.ts';
import type { Membership, Role } from '../service/session.ts';
import { OverviewPage } from './OverviewPage.tsx';
import { type Place, PlaceContext } from './place.ts';

interface Section {
  id: string;
  name: MessageId;
  /** Whom the service lets in; nobody else is shown the way. */
  roles: readonly Role[];
  Pages: ComponentType<{ at: string }>;
}

const everybody: readonly Role[] = [
  'preparer', 'approver', 'screener', 'reviewer', 'adviser', 'decision-maker', 'licensing-reviewer', 'buyer', 'auditor', 'administrator',
];

const sections: readonly Section[] = [
  { id: 'packages', name: 'section.packages', roles: ['preparer', 'approver', 'screener', 'auditor'],
    Pages: lazy(() => import('./packages/PackagePages.tsx')) },
  { id: 'proposals', name: 'section.proposals',
    roles: ['preparer', 'approver', 'reviewer', 'adviser', 'decision-maker', 'licensing-reviewer', 'auditor'],
    Pages: lazy(() => import('./proposals/ProposalPages.tsx')) },
  { id: 'screening', name: 'section.screening', roles: ['preparer', 'approver', 'screener', 'auditor'],
    Pages: lazy(() => import('./screening/ScreeningPages.tsx')) },
  { id: 'need', name: 'section.need', roles: ['buyer'], Pages: lazy(() => import('./buyer/NeedPage.tsx')) },
  { id: 'designated', name: 'section.designated',
    roles: ['preparer', 'approver', 'reviewer', 'decision-maker', 'buyer', 'auditor'],
    Pages: lazy(() => import('./award/AwardPages.tsx')) },
  { id: 'audit', name: 'section.audit', roles: ['auditor', 'administrator'], Pages: lazy(() => import('./audit/AuditPage.tsx')) },
  { id: 'members', name: 'section.members', roles: ['administrator', 'auditor'],
    Pages: lazy(() => import('./administration/MembersPage.tsx')) },
  { id: 'settings', name: 'section.settings', roles: everybody, Pages: lazy(() => import('./administration/SettingsPage.tsx')) },
];

/** A workspace: what waits in it, and the sections for the roles that somebody holds there. */
export function WorkspacePages({ membership, user }: { membership: Membership; user: string }) {
  const root = `/workspaces/${membership.workspace}`;
  const mine = sections.filter(({ roles }) => roles.some((role) => membership.roles.includes(role)));
  const place: Place = { workspace: membership.workspace, roles: membership.roles, kind: membership.kind, user, root,
    ...(membership.agency === undefined ? {} : { agency: membership.agency }) };
  return (
    <PlaceContext value={place}>
      <Sections membership={membership} sections={mine} root={root} />
      <Switch>
        <Route path={root}><OverviewPage name={membership.name} /></Route>
        {mine.map(({ id, Pages }) => <Route key={id} path={`${root}/${id}/*?`}><Pages at={`${root}/${id}`} /></Route>)}
        <Route component={NotFoundPage} />
      </Switch>
    </PlaceContext>
  );
}

function Sections({ membership: { name }, sections: mine, root }: { membership: Membership; sections: readonly Section[]; root: string }) {
  const t = useText();
  const [path] = useLocation();
  const link = (href: string, words: string, isHere: boolean) => (
    <li key={href}>
      <Link href={href} className={isHere ? 'tabs__link is-here' : 'tabs__link'} {...(isHere ? { 'aria-current': 'page' } : {})}>
        {words}</Link>
    </li>
  );
  return (
    <nav className="tabs workspace__sections no-print" aria-label={t('workspace.sections', { name })}>
      <ul>
        {link(root, name, path === root)}
        {mine.map(({ id, name: words }) => link(`${root}/${id}`, t(words), path === `${root}/${id}` || path.startsWith(`${root}/${id}/`)))}
      </ul>
    </nav>
  );
}
