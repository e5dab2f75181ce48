import type { Grade } from '../corpus/grade.ts';
import { entriesOf, gradeOf, needed, optional, readLawData } from '../corpus/lawData.ts';

/** What of an item's value a method counts as U.S. content. */
export const credits = ['stated-share', 'made-share', 'origin'] as const;

/** One way to work out the share of U.S. content. */
export interface ContentMethod {
  id: string;
  title: string;
  credits: (typeof credits)[number];
  /** Parts of the layer that are left out. */
  without: string[];
  grade: Grade;
  note: string;
  source: string;
}

/** All plausible methods, the fact they give a value to, and the conclusion the law draws from it. */
export interface ContentMethods {
  fact: string;
  presumption: string;
  methods: ContentMethod[];
  /** Methods that a package file cannot answer, and why. */
  unseen: string[];
}

/** Reads the methods. Throws `InputError` where they are not in their form. */
export function readContentMethods(file: string, text: string): ContentMethods {
  return readLawData(file, text, (source, tree) => ({
    fact: needed(source, tree, [], 'fact'), presumption: needed(source, tree, [], 'presumption'),
    methods: entriesOf(source, tree, 'methods', ['id', 'title', 'credits', 'without', 'grade', 'note', 'source'], (entry, path) => ({
      id: needed(source, entry, path, 'id'), title: needed(source, entry, path, 'title'),
      credits: source.oneOf(entry, path, 'credits', credits) ?? 'stated-share', without: source.texts(entry, path, 'without'),
      grade: gradeOf(source, entry, path), source: needed(source, entry, path, 'source'),
      note: optional(source, entry, path, 'note').note ?? '',
    })),
    unseen: source.texts(tree, [], 'unseen'),
  }));
}
