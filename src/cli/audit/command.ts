import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { InputError } from '../../corpus/diagnostic.ts';
import { verifyAudit } from '../../service/audit/verify.ts';
import { attempt } from '../inputFile.ts';

/** `portolan audit verify FILE`: holds an exported ledger to its digests, offline. */
export function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('The audit ledger of the service.');
  audit.command('verify')
    .description('Verify an exported ledger with nothing but the file: nothing changed, left out or put in.')
    .argument('<file>', 'the export (GET /api/workspaces/…/audit/export)')
    .option('--head <digest>', 'the digest at which it has to end, from a source of your own')
    .action((file: string, { head }: { head?: string }) => {
      const found = verifyAudit(file, attempt(file, () => readFileSync(file, 'utf8')));
      if (head !== undefined && found.head.digest !== head) {
        throw new InputError([{ file, line: 1, column: 1, field: '--head',
          message: `The ledger ends at ${found.head.digest}, not there.` }]);
      }
      process.stdout.write(`${file}: verified. ${found.events} events of workspace ${found.workspace}, `
        + `${found.contents} with their content, `
        + `${found.withheld} without.\nIt ends at event ${found.head.sequence}, ${found.head.digest}.\n`);
    });
}
