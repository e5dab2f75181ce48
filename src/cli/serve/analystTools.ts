import type * as z from 'zod';
import { askTool } from '../mcp/askTool.ts';
import { checkTool } from '../mcp/checkTool.ts';
import { compareTool } from '../mcp/compareTool.ts';
import { decideTool } from '../mcp/decideTool.ts';
import { explainTool } from '../mcp/explainTool.ts';
import { lawTool } from '../mcp/lawTool.ts';
import { pathsTool } from '../mcp/pathsTool.ts';
import { screenTool } from '../mcp/screenTool.ts';
import type { Tool } from '../mcp/tool.ts';
import type { StandingOf } from '../screenLedgerPackage.ts';
import type { Workbench } from '../workbench.ts';
import { standingAmong } from './partyDesk.ts';

/** A tool whose own types are put aside: what it takes is checked by its schema before. */
export type AnyTool = Tool<z.ZodObject, z.ZodObject>;

/** What the service can be asked beside whole determinations: the same tools that the Model Context Protocol offers. */
export function analystTools(workbench: () => Workbench, standingOf: () => StandingOf = () => standingAmong([])): AnyTool[] {
  const desk = { workbench, readsFiles: false, standingOf };
  return [
    checkTool(desk), explainTool(desk), askTool(desk), pathsTool(desk), screenTool(), compareTool(desk), lawTool(desk), decideTool(desk),
  ] as unknown as AnyTool[];
}
