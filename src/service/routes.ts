import type { Analyst } from './analyst.ts';
import { mcpRoutes } from './mcp/routes.ts';
import { changeRoutes } from './award/changeRoutes.ts';
import { awardRoutes } from './award/routes.ts';
import { monitorRoutes } from './monitors/routes.ts';
import { accountRoutes } from './routes/account.ts';
import { auditRoutes } from './routes/audit.ts';
import { publicCatalogueRoutes } from './catalogue/publicRoutes.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import { commentRoutes } from './comments/routes.ts';
import { determinationRoutes } from './routes/determinations.ts';
import { dossierRoutes } from './dossiers/routes.ts';
import { healthRoutes } from './routes/health.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { itemGateRoutes } from './routes/itemGates.ts';
import { jobRoutes } from './routes/jobs.ts';
import { listRoutes } from './lists/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { offerRoutes } from './offers/routes.ts';
import { packageRoutes } from './routes/packages.ts';
import { partyRoutes } from './parties/routes.ts';
import { rulesRoutes } from './routes/rules.ts';
import { recoveryRoutes } from './routes/recovery.ts';
import { screeningRoutes } from './routes/screening.ts';
import { sessionRoutes } from './routes/session.ts';
import { taskRoutes } from './tasks/routes.ts';
import { toolRoutes } from './routes/tools.ts';
import { workspaceRoutes } from './routes/workspaces.ts';
import type { Route } from './route.ts';
import { proposalRoutes } from './workflow/routes.ts';

/** Every route of the API. A module of routes is added here and nowhere else. */
export function allRoutes(analyst: Analyst): readonly Route[] {
  return [
    ...healthRoutes, ...sessionRoutes, ...accountRoutes, ...recoveryRoutes, ...invitationRoutes, ...workspaceRoutes, ...packageRoutes,
    ...determinationRoutes, ...auditRoutes, ...jobRoutes, ...rulesRoutes, ...screeningRoutes, ...partyRoutes, ...listRoutes,
    ...commentRoutes, ...notificationRoutes, ...taskRoutes, ...proposalRoutes, ...dossierRoutes, ...awardRoutes, ...changeRoutes,
    ...monitorRoutes, ...catalogueRoutes, ...itemGateRoutes, ...offerRoutes, ...publicCatalogueRoutes, ...toolRoutes(analyst),
    ...mcpRoutes(analyst),
  ];
}
