import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkingDays, WorkCalendar } from '../../program/workflow/calendar.ts';
import type { Rules } from '../../program/workflow/machine.ts';
import { readWorkflow } from '../../program/workflow/readWorkflow.ts';
import { readSettings, withSettings } from '../../program/workflow/settings.ts';
import { decodeText } from '../../package/reader.ts';
import { readBytes } from '../inputFile.ts';
import { projectRoot } from '../lawFiles.ts';

/** The way of a proposal and the working days, as the law's data has them, or as an office sets what is ours. */
export function loadWorkflowRules(settings?: string): Rules {
  const [way, days] = ['workflow', 'working-days'].map((name) => `law/program/${name}.yaml`) as [string, string];
  const textOf = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
  const workflow = readWorkflow(way, textOf(way));
  const calendar = new WorkCalendar(readWorkingDays(days, textOf(days)));
  if (settings === undefined) return { workflow, calendar };
  return { workflow: withSettings(workflow, readSettings(settings, decodeText(readBytes(settings), settings)), settings), calendar };
}
