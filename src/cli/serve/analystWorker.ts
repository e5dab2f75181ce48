// One thread that determines packages. It is asked one thing at a time and keeps the law between questions.
import { parentPort } from 'node:worker_threads';
import { InputError } from '../../corpus/diagnostic.ts';
import { FactError } from '../../engine/lawEngine.ts';
import type { DecidedPair } from '../../service/parties/partyDesk.ts';
import { sheetPdf } from '../catalogue/sheet.ts';
import { determinationText, madeReceipt, replayed } from './analysis.ts';
import { analystTools } from './analystTools.ts';
import type { AnalystAnswer, AnalystQuestion } from './analystMessages.ts';
import { offeredList } from './listDesk.ts';
import { composedFrom, offeredItem } from './offerDesk.ts';
import { partiesOf, screenedParties, standingAmong } from './partyDesk.ts';
import { opened } from '../mcp/command.ts';

const port = parentPort!;
const workbench = opened();
/** What was decided in the workspace of the question that is being answered. */
let decided: readonly DecidedPair[] = [];
const tools = new Map(analystTools(workbench, () => standingAmong(decided)).map((tool) => [tool.name, tool]));

async function answered(question: AnalystQuestion): Promise<unknown> {
  switch (question.kind) {
    case 'tool': {
      const tool = tools.get(question.tool)!;
      decided = question.decided;
      return (await tool.answer(tool.input.parse(question.input))).data;
    }
    case 'determine': return determinationText(workbench(), question.question);
    case 'receipt': return madeReceipt(workbench(), question.question);
    // Typesetting is loaded when somebody asks for it: most threads never do.
    case 'dossier': return (await import('./dossiers.ts')).madeDossier(workbench(), question.question);
    case 'verify': return replayed(question.text);
    case 'sheet': return sheetPdf(question.question);
    case 'parties': return partiesOf(workbench(), question.source);
    case 'screen': return screenedParties(question.subjects);
    case 'offer': return offeredItem(workbench(), question.text, question.item);
    case 'compose': return composedFrom(workbench(), question.question);
    case 'list': return offeredList(question.offer, question.before);
  }
}

async function answerTo(question: AnalystQuestion): Promise<AnalystAnswer> {
  try {
    return { id: question.id, value: await answered(question) };
  } catch (error) {
    if (error instanceof InputError) return { id: question.id, fault: { kind: 'input', diagnostics: error.diagnostics } };
    if (error instanceof FactError) return { id: question.id, fault: { kind: 'fact', problems: error.problems } };
    return { id: question.id, fault: { kind: 'own', stack: error instanceof Error ? error.stack ?? error.message : String(error) } };
  }
}

port.on('message', (question: AnalystQuestion) => {
  void answerTo(question).then((answer) => port.postMessage(answer));
});
port.postMessage({ corpus: workbench().corpus.digest });
