import type { Diagnostic } from '../corpus/diagnostic.ts';
import { type Path, Source, type Tree } from '../corpus/source.ts';

/** A subject of the law: the provisions that belong to it, and what a careful reader would look for. */
export interface Topic {
  topic: string;
  about: string;
  /** Beginnings of paths. */
  provisions: string[];
  expects: { provisions: string[]; exceptions: string[] };
}

const witnessKinds = ['provision', 'exception', 'told', 'untranslatable', 'fact', 'question'] as const;
export type WitnessKind = (typeof witnessKinds)[number];

/** Something that is not covered, with what shows that it is not. */
export interface Gap {
  file: string;
  line: number;
  topic: string;
  gap: string;
  kind: WitnessKind;
  /** The name looked for; the whole tree where it is a question. */
  witness: string | Tree;
}

/** Reads `law/topics.yaml`. */
export function readTopics(file: string, text: string, problems: Diagnostic[]): Topic[] {
  const source = new Source(file, text, problems);
  const root = source.map(source.data, [], ['topics']) ?? {};
  return source.list(root, [], 'topics').flatMap((value, index): Topic[] => {
    const path: Path = ['topics', index];
    const tree = source.map(value, path, ['topic', 'about', 'provisions', 'expects']);
    if (tree === undefined) return [];
    const wanted = [...path, 'expects'];
    const expects = source.map(tree.expects ?? {}, wanted, ['provisions', 'exceptions']) ?? {};
    return [{
      topic: source.text(tree, path, 'topic', 'required') ?? '', about: source.text(tree, path, 'about', 'required') ?? '',
      provisions: source.texts(tree, path, 'provisions'),
      expects: { provisions: source.texts(expects, wanted, 'provisions'), exceptions: source.texts(expects, wanted, 'exceptions') },
    }];
  });
}

/** Reads `law/known-gaps.yaml`. */
export function readGaps(file: string, text: string, topics: readonly Topic[], problems: Diagnostic[]): Gap[] {
  const source = new Source(file, text, problems);
  const root = source.map(source.data, [], ['gaps']) ?? {};
  const names = topics.map(({ topic }) => topic);
  return source.list(root, [], 'gaps').flatMap((value, index): Gap[] => {
    const path: Path = ['gaps', index];
    const tree = source.map(value, path, ['topic', 'gap', 'witness']);
    if (tree === undefined) return [];
    const at = [...path, 'witness'];
    const witness = source.map(tree.witness, at, witnessKinds);
    const kind = witnessKinds.find((one) => witness?.[one] !== undefined);
    if (witness === undefined || kind === undefined) return source.problem(at, `A gap needs one of ${witnessKinds.join(', ')}.`) ?? [];
    const topic = source.oneOf(tree, path, 'topic', names);
    const shown = kind === 'question' ? source.map(witness.question, [...at, kind], ['on', 'assume', 'facts', 'expect'])
      : source.text(witness, at, kind, 'required');
    const gap = source.text(tree, path, 'gap', 'required');
    if (topic === undefined || shown === undefined || gap === undefined) return [];
    return [{ file, line: source.at(path).line, topic, gap, kind, witness: shown }];
  });
}
