import highsModule, { type Highs } from 'highs';

// Its types speak of the older kind of module, in which the loader is a member; what is loaded here is the loader itself.
const loadHighs = highsModule as unknown as () => Promise<Highs>;

/** A row over choices: what the chosen ones add up to lies between bounds. */
export interface Row {
  /** One coefficient a choice. */
  of: readonly number[];
  atLeast?: number;
  atMost?: number;
}

/** What to choose: each choice is taken or left, all rows hold, and what `minimise` adds up to is least. */
export interface ChoiceProblem {
  minimise: readonly number[];
  rows: readonly Row[];
}

/** The choices taken, or undefined where no choice keeps all rows. */
export type Solve = (problem: ChoiceProblem) => boolean[] | undefined;

/** Exact to the dollar where figures run into billions. */
const tolerances = { mip_rel_gap: 0, mip_abs_gap: 0, mip_feasibility_tolerance: 1e-9, primal_feasibility_tolerance: 1e-9 };

/** Loads the solver once; each problem after that is solved at once. */
export async function openSolver(): Promise<Solve> {
  const highs = await loadHighs();
  return (problem) => solved(highs, problem);
}

function solved(highs: Highs, problem: ChoiceProblem): boolean[] | undefined {
  const { Status: status, Columns: columns } = highs.solve(programText(problem), { output_flag: false, ...tolerances });
  if (status === 'Infeasible') return undefined;
  if (status !== 'Optimal') throw new Error(`The solver ended without an answer: ${status}.`);
  return problem.minimise.map((_, index) => {
    const column = columns[`x${index}`];
    return column !== undefined && 'Primal' in column && column.Primal > 0.5;
  });
}

/** The problem in the LP format. */
function programText({ minimise, rows }: ChoiceProblem): string {
  const names = minimise.map((_, index) => `x${index}`);
  const bounds = rows.flatMap(({ of, atLeast, atMost }, index) => [
    ...(atLeast === undefined ? [] : [` l${index}: ${sum(of)} >= ${atLeast}`]),
    ...(atMost === undefined ? [] : [` u${index}: ${sum(of)} <= ${atMost}`]),
  ]);
  // A row that holds always, so that a problem without rows is a problem still.
  const all = ` all: ${sum(minimise.map(() => 1))} >= 0`;
  return ['Minimize', ` cost: ${sum(minimise)}`, 'Subject To', ...bounds, all, 'Binary', ` ${names.join(' ')}`, 'End'].join('\n');
}

function sum(of: readonly number[]): string {
  const terms = of.map((coefficient, index) => `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} x${index}`);
  return terms.join(' ');
}
