import type { AnyNode } from 'acorn';
import { lineAt } from './complaint.ts';
import type { Check, Complaint } from './complaint.ts';
import { isTest, sourcesOf, visit } from './source.ts';
import type { Source } from './source.ts';

const fileLines = 300;
const functionLines = 50;
const lineCharacters = 140;

/** Files, functions and lines stay small enough to be read at once. */
export const sizeCheck: Check = {
  name: 'size',
  promise: `files have at most ${fileLines} lines, functions ${functionLines}, lines ${lineCharacters} characters`,
  find: (project) => [
    ...sourcesOf(project).flatMap((source) => [
      ...findLongFile(source), ...findLongLines(source), ...(isTest(source.path) ? [] : findLongFunctions(source)),
    ]),
    // Pages are no plain TypeScript, so their functions are not taken apart.
    ...[...project].filter(([path]) => path.endsWith('.tsx'))
      .flatMap(([path, text]) => [...findLongFile({ path, text }), ...findLongLines({ path, text })]),
  ],
};

type Text = Pick<Source, 'path' | 'text'>;

function findLongFile({ path, text }: Text): Complaint[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  const message = `${lines} lines, the most is ${fileLines}. Give one of its ideas a file of its own.`;
  return lines > fileLines ? [{ check: 'size', file: path, line: 1, message }] : [];
}

function findLongLines({ path, text }: Text): Complaint[] {
  return text.split('\n').flatMap((content, index) => {
    if (content.length <= lineCharacters) return [];
    const message = `a line of ${content.length} characters, the most is ${lineCharacters}. Break it by sense.`;
    return [{ check: 'size', file: path, line: index + 1, message }];
  });
}

function findLongFunctions({ path, text, program }: Source): Complaint[] {
  const complaints: Complaint[] = [];
  visit(program, (node, parent) => {
    if (!/Function/.test(node.type)) return;
    const line = lineAt(text, node.start);
    const lines = lineAt(text, node.end - 1) - line + 1;
    if (lines <= functionLines) return;
    const message = `${nameOf(node, parent)} has ${lines} lines, the most is ${functionLines}. Name its steps.`;
    complaints.push({ check: 'size', file: path, line, message });
  });
  return complaints;
}

function nameOf(node: AnyNode, parent: AnyNode | undefined): string {
  if (node.type === 'FunctionDeclaration' && node.id) return node.id.name;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  return parent && 'key' in parent && parent.key.type === 'Identifier' ? parent.key.name : 'a function';
}
