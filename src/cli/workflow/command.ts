import { type Command, Option } from 'commander';
import { decodeText } from '../../package/reader.ts';
import { workflowMermaid, workflowText } from '../../program/workflow/diagram.ts';
import { workflowPicture } from '../../program/workflow/picture.ts';
import { loadWorkflowRules } from '../../service/workflow/rules.ts';
import { readBytes } from '../inputFile.ts';

/** `portolan programme workflow`: the way of a proposal, drawn from the data that the service follows. */
export function addWorkflowCommand(programme: Command): void {
  programme.command('workflow')
    .description('Draw the way of a proposal from draft to designation: states, events, who does what, clocks.')
    .addOption(new Option('--format <format>', 'how to draw it').choices(['text', 'mermaid', 'svg']).default('text'))
    .option('--settings <file>', 'with what an office sets otherwise (YAML: clocks, without)')
    .action(({ format, settings }: { format: 'text' | 'mermaid' | 'svg'; settings?: string }) => {
      const own = settings === undefined ? undefined : { path: settings, text: decodeText(readBytes(settings), settings) };
      const { workflow } = loadWorkflowRules(own);
      const draw = { text: workflowText, mermaid: workflowMermaid, svg: workflowPicture }[format];
      process.stdout.write(draw(workflow));
    });
}
