import type { Analyst } from '../analyst.ts';
import { decidedIn } from '../parties/pairs.ts';
import { type Route, route } from '../route.ts';
import { inWorkspace, role } from './shapes.ts';

/**
 * One route for each thing the analyst can be asked, with the shapes the tool itself declares: the same questions and answers
 * that the Model Context Protocol offers. Nothing of them is kept.
 */
export function toolRoutes({ tools }: Pick<Analyst, 'tools'>): Route[] {
  return tools.map(({ name, title, description, input, output }) => route({
    method: 'post', path: `/workspaces/{workspace}/ask/${name}`, tag: 'Questions', summary: `${title}. ${description}`,
    params: inWorkspace, access: { for: 'member', roles: role.options, scope: 'questions' }, body: input,
    success: { status: 200, description: 'The answer.', schema: output },
    work: async ({ params, body, services, transact, signal }) => {
      const decided = await transact((database) => decidedIn(database, params.workspace));
      return { body: await services.analyst.ask(name, body, signal, decided) as Record<string, unknown> };
    },
  }));
}
