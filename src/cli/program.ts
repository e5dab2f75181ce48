import { Command } from 'commander';
import { reportFailure } from './faults.ts';

/** Adds a command, or several that share a file, to the program. */
type Add = (program: Command) => void;

const start = async (): Promise<Add> => (await import('./start.ts')).addStartCommands;
const backup = async (): Promise<Add> => (await import('./backup/command.ts')).addBackupCommands;
/** The file of each command. It is loaded for its own command only, so that an answer comes at once. */
const commands: Record<string, () => Promise<Add>> = {
  init: start,
  check: async () => (await import('./check.ts')).addCheckCommand,
  explain: async () => (await import('./explain.ts')).addExplainCommand,
  decide: async () => (await import('./decide.ts')).addDecideCommand,
  ask: async () => (await import('./ask.ts')).addAskCommand,
  paths: async () => (await import('./paths.ts')).addPathsCommand,
  book: async () => (await import('./book.ts')).addBookCommand,
  diligence: async () => (await import('./diligence.ts')).addDiligenceCommand,
  calendar: async () => (await import('./calendar.ts')).addCalendarCommand,
  compare: async () => (await import('./compare.ts')).addCompareCommand,
  simulate: async () => (await import('./simulate/command.ts')).addSimulateCommand,
  portfolio: async () => (await import('./portfolio.ts')).addPortfolioCommands,
  reform: async () => (await import('./reform.ts')).addReformCommands,
  programme: async () => (await import('./programme.ts')).addProgrammeCommand,
  owners: async () => (await import('./owners.ts')).addOwnersCommand,
  dependence: async () => (await import('./dependence.ts')).addDependenceCommand,
  finance: async () => (await import('./finance.ts')).addFinanceCommand,
  dossier: async () => (await import('./dossier/command.ts')).addDossierCommand,
  intake: async () => (await import('./intake/command.ts')).addIntakeCommand,
  waits: async () => (await import('./waits/command.ts')).addWaitsCommand,
  safeguards: async () => (await import('./safeguards.ts')).addSafeguardsCommand,
  control: async () => (await import('./control.ts')).addControlCommand,
  law: async () => (await import('./law.ts')).addLawCommands,
  screen: async () => (await import('./screen.ts')).addScreenCommand,
  ledger: async () => (await import('./screenLedger.ts')).addLedgerCommands,
  batch: async () => (await import('./screenLedgerBatch.ts')).addBatchCommand,
  monitor: async () => (await import('./screenLedgerMonitor.ts')).addMonitorCommand,
  lists: async () => (await import('./lists.ts')).addListsCommands,
  verify: async () => (await import('./verify.ts')).addVerifyCommand,
  import: start,
  catalogue: async () => (await import('./catalogue/command.ts')).addCatalogueCommand,
  compose: async () => (await import('./catalogue/composeCommand.ts')).addComposeCommand,
  mcp: async () => (await import('./mcp/command.ts')).addMcpCommand,
  audit: async () => (await import('./audit/command.ts')).addAuditCommands,
  backup,
  restore: backup,
  recover: async () => (await import('./recover/command.ts')).addRecoverCommand,
  serve: async () => (await import('./serve/command.ts')).addServeCommand,
  work: async () => (await import('./work/command.ts')).addWorkCommand,
  site: async () => (await import('./site.ts')).addSiteCommand,
};

/**
 * Runs one command line (without the names of program and script). The exit code is left in `process.exitCode`; whatever
 * keeps the command from answering is said on standard error.
 */
export async function runPortolan(words: readonly string[]): Promise<void> {
  try {
    if (words[0] === '--version' || words[0] === '-V') {
      (await import('./version.ts')).printVersion();
      return;
    }
    const program = await programFor(words[0] ?? '');
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}

async function programFor(wanted: string): Promise<Command> {
  const program = new Command('portolan')
    .description('Sailing directions for American AI export packages: what the law requires, why, and what is still open.')
    .option('-V, --version', 'the version of the program, and which law it holds')
    .exitOverride()
    .showHelpAfterError('(`portolan --help` lists the commands)');
  const needed = Object.hasOwn(commands, wanted) ? [commands[wanted]!] : Object.values(commands);
  for (const load of new Set(needed)) (await load())(program);
  return program;
}
