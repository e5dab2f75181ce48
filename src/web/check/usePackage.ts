import { useCallback, useEffect, useRef, useState } from 'react';
import type { Diagnostic } from '../../corpus/diagnostic.ts';
import { ask, ProblemError } from '../engine/client.ts';
import type { PackageQuestion } from '../engine/determined.ts';
import type { PackageAnswer } from '../engine/handlers/determine.ts';
import type { Edit } from '../engine/handlers/edit.ts';
import { keyOf, type KnownAnswer, useAnswer } from '../engine/useAnswer.ts';

/** Texts one can go back to. */
const mostPast = 100;
/** Changes quicker than this one after another are taken back together. */
const togetherMilliseconds = 800;

/** A package on the page: its text, the answer for it, and the ways to change it. */
export interface EditedPackage {
  text: string;
  question: PackageQuestion;
  answer: PackageAnswer | undefined;
  /** What is wrong with the text, or with the last change. */
  problems: readonly Diagnostic[];
  isWaiting: boolean;
  write: (text: string) => void;
  apply: (edits: readonly Edit[]) => void;
  undo: (() => void) | undefined;
}

/**
 * Holds the text of a package, determines it anew at every change, and tells `onChange` what to keep. Changes of single
 * fields are made one after another in the worker, which keeps the layout of everything else.
 */
export function usePackage(
  initial: string, asked: Omit<PackageQuestion, 'text'>, onChange: (text: string, title: string) => void,
): EditedPackage {
  const [text, setText] = useState(initial);
  const [past, setPast] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<readonly Diagnostic[]>([]);
  const [fault, setFault] = useState<unknown>();
  const newest = useRef(initial);
  const line = useRef(Promise.resolve());
  const changedAt = useRef(0);
  const keep = useRef(onChange);
  keep.current = onChange;
  const known = useRef<KnownAnswer<PackageAnswer>>(undefined);
  const question = { ...asked, text };
  const { value: answer, problems, isWaiting } = useAnswer('determinePackage', question, known.current);

  const take = useCallback((next: string, isUndo = false): void => {
    const before = newest.current;
    if (next === before) return;
    newest.current = next;
    const now = performance.now();
    if (!isUndo && now - changedAt.current > togetherMilliseconds) setPast((texts) => [...texts.slice(1 - mostPast), before]);
    changedAt.current = isUndo ? 0 : now;
    setText(next);
    setRefused([]);
    keep.current(next, titleIn(next));
  }, []);
  const apply = useCallback((edits: readonly Edit[]): void => {
    line.current = line.current.then(async () => {
      try {
        const before = { ...asked, text: newest.current };
        const { text: next, answer: value, problems: wrong } = await ask('editPackage', { question: before, edits });
        known.current = { key: keyOf({ ...asked, text: next }), value, problems: wrong };
        take(next);
      } catch (error) {
        if (error instanceof ProblemError) setRefused(error.problems);
        else setFault(error);
      }
    });
  }, [take, asked]);
  useEffect(() => { newest.current = text; }, [text]);
  if (fault !== undefined) throw fault;
  const undo = past.length === 0 ? undefined : (): void => {
    take(past.at(-1)!, true);
    setPast(past.slice(0, -1));
  };
  return { text, question, answer, problems: problems.length > 0 ? problems : refused, isWaiting, write: take, apply, undo };
}

function titleIn(text: string): string {
  return /^\s*"?title"?: *["']?(.+?)["']?,? *$/m.exec(text)?.[1] ?? '';
}
