import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Section } from '../table.ts';
import { bestMilliseconds } from '../timing.ts';
import { type Bench, openBench, type Question, snapshot } from './bench.ts';
import { chartQuestions } from './chart.ts';
import { mark, openCheckout } from './checkout.ts';
import { explain, type Explanation } from './determination.ts';
import { endUseQuestions } from './endUse.ts';
import { exceptionQuestions } from './exceptions.ts';
import { minimumQuestions, productRuleQuestions } from './jurisdiction.ts';
import { agreement, differences, type Part, speeds, unexplained } from './report.ts';
import { restrictionQuestions } from './restrictions.ts';

const address = 'https://github.com/seelpeed-debug/export-controls-agent-mcp';
const [timed, timedMilliseconds] = [150, 200];

/** The modules of the peer, and what is asked of each. */
const modules: Record<string, (bench: Bench) => Question[]> = {
  'Country Chart': chartQuestions,
  'section 740.2': restrictionQuestions,
  'licence exceptions': exceptionQuestions,
  'product rules': productRuleQuestions,
  'de minimis': minimumQuestions,
  'part 744': endUseQuestions,
};

const how = `Each question is asked of one of its modules and, with the same facts, of our codified view on that date, as a
whole determination. *Yes* means: required (chart, part 744), closed to all but a short list (section 740.2), reached
(product rules, de minimis), open (licence exceptions). It never says yes to an exception; *alike* there means that we
close it too, for a shipper who does everything that it asks. What it leaves open contradicts nothing and is counted
apart: an exception “worth reviewing”, an issue called high but not blocking, a product rule for which it lacks a fact.
Exceptions are asked where we require a licence, to one place of every combination of country groups; section 740.2, product
rules and part 744 to every place in a group of the letters A, D or E. Left to its reader, and so not compared, are
supercomputers under section 734.9(i), satellites and military items.`;

/** Side by side with export-controls-agent-mcp, where a checkout of it is given. What no explanation covers is named. */
export async function measureNeighbour(checkout: string | undefined): Promise<Section> {
  const title = 'Beside export-controls-agent-mcp';
  const about = `[export-controls-agent-mcp](${address}) (MIT) holds the regulations\nof ${snapshot}.`;
  const hint = 'so nothing was compared: `npm run bench -- neighbour=PATH`.';
  if (checkout === undefined) return { title, text: `${about} No checkout was given, ${hint}` };
  if (!existsSync(join(checkout, mark))) return { title, text: `${about} The folder that was given holds no ${mark}, ${hint}` };
  const bench = openBench(await openCheckout(checkout));
  const explanations = parse(readFileSync(new URL('explanations.yaml', import.meta.url), 'utf8')) as Explanation[];
  const parts = Object.entries(modules).map(([name, questionsOf]) => comparePart(name, questionsOf(bench), bench, explanations));
  return { title, text: [`${about} ${how}`, agreement(parts), differences(parts), unexplained(parts, explanations), speeds(parts)]
    .join('\n\n') };
}

function comparePart(name: string, questions: readonly Question[], { decide }: Bench, explanations: readonly Explanation[]): Part {
  const determinations = questions.flatMap(({ compare }) => compare(decide));
  const some = questions.filter((_, index) => index % Math.ceil(questions.length / timed) === 0);
  return {
    name, determinations, ...explain(name, determinations, explanations),
    theirsPerSecond: perSecond(some, ({ ask }) => ask()), oursPerSecond: perSecond(some, ({ facts }) => decide(facts)),
  };
}

/** Answers in a second of processor time, the best of three; asked over and over for as long as a clock can tell. */
function perSecond(questions: readonly Question[], answer: (question: Question) => unknown): number {
  const begun = performance.now();
  questions.forEach((question) => answer(question));
  const times = Math.max(1, Math.ceil(timedMilliseconds / (performance.now() - begun)));
  const milliseconds = bestMilliseconds(3, () => {
    for (let time = 0; time < times; time++) questions.forEach((question) => answer(question));
  });
  return 1000 * questions.length * times / milliseconds;
}
