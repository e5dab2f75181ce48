import { addAskCommand } from './ask.ts';
import { addCalendarCommand } from './calendar.ts';
import { addCheckCommand } from './check.ts';
import { addDecideCommand } from './decide.ts';
import { addExplainCommand } from './explain.ts';
import { addPathsCommand } from './paths.ts';
import type { Commands } from './program.ts';

/** The commands that a snapshot answers: those that somebody waits for, and that need law and catalog and little else. */
export const snapshotCommands: Commands = {
  check: () => Promise.resolve(addCheckCommand),
  explain: () => Promise.resolve(addExplainCommand),
  decide: () => Promise.resolve(addDecideCommand),
  ask: () => Promise.resolve(addAskCommand),
  paths: () => Promise.resolve(addPathsCommand),
  calendar: () => Promise.resolve(addCalendarCommand),
  // What writes documents cannot be in memory before the start.
  dossier: async () => (await import('./dossier/command.ts')).addDossierCommand,
};
