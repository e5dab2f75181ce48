/** `open`: it leaves the matter to somebody else, or lacks a fact. */
export type Answer = 'yes' | 'no' | 'open';

/** One question that both answered. */
export interface Determination {
  /** What was asked: a reason, an exception, a section, a paragraph. */
  question: string;
  item: string;
  destination: string;
  situation: string;
  peer: Answer;
  ours: Answer;
}

/** Why the two differ; every list that is there must hold the determination's own. */
export interface Explanation {
  part: string;
  questions?: string[];
  items?: string[];
  destinations?: string[];
  situations?: string[];
  /** What the peer answered, where that matters. */
  peer?: Answer;
  right: 'ours' | 'theirs' | 'both readings';
  decides: string;
  why: string;
}

export interface Explained {
  explained: Map<Explanation, Determination[]>;
  /** Differences that nothing explains. */
  open: Determination[];
}

/** Differences are answers of which neither follows from the other: what the peer leaves open contradicts nothing. */
export function differs({ peer, ours }: Determination): boolean {
  return peer !== 'open' && peer !== ours;
}

/** Gives every difference of a part its explanation, the first that fits. */
export function explain(part: string, determinations: readonly Determination[], explanations: readonly Explanation[]): Explained {
  const explained = new Map<Explanation, Determination[]>();
  const open: Determination[] = [];
  const own = explanations.filter((explanation) => explanation.part === part);
  for (const found of determinations.filter(differs)) {
    const explanation = own.find((candidate) => fits(candidate, found));
    if (explanation === undefined) open.push(found);
    else explained.set(explanation, [...explained.get(explanation) ?? [], found]);
  }
  return { explained, open };
}

function fits({ questions, items, destinations, situations, peer }: Explanation, found: Determination): boolean {
  const holds = (list: readonly string[] | undefined, value: string): boolean => list === undefined || list.includes(value);
  return holds(questions, found.question) && holds(items, found.item) && holds(destinations, found.destination)
    && holds(situations, found.situation) && (peer === undefined || peer === found.peer);
}
