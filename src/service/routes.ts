import { healthRoutes } from './routes/health.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { packageRoutes } from './routes/packages.ts';
import { sessionRoutes } from './routes/session.ts';
import { workspaceRoutes } from './routes/workspaces.ts';
import type { Route } from './route.ts';

/** Every route of the API but those that are made from the analyst's tools. A module of routes is added here and nowhere else. */
export const allRoutes: readonly Route[] = [
  ...healthRoutes, ...sessionRoutes, ...invitationRoutes, ...workspaceRoutes, ...packageRoutes,
];
