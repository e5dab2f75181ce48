/** The kinds of fenced blocks that a reform page may hold. */
const kinds = ['rule', 'amend', 'facts', 'grounds', 'table'] as const;

/** One fenced block: what it is, the rule it replaces (`rule in place of …`), its text and its first line in the page. */
export interface Fence {
  kind: (typeof kinds)[number];
  target?: string;
  text: string;
  line: number;
}

const opening = new RegExp(`^\`\`\`(${kinds.join('|')})(?: in place of (\\S+))?\\s*$`);

/** The fenced blocks of a page; other fences are prose. `firstLine` is the line on which the prose begins. */
export function blocksOf(prose: string, firstLine: number): Fence[] {
  const blocks: Fence[] = [];
  let open: { fence: Fence; lines: string[] } | undefined;
  for (const [index, line] of prose.split('\n').entries()) {
    if (open !== undefined) {
      if (!line.startsWith('```')) open.lines.push(line);
      else {
        blocks.push({ ...open.fence, text: open.lines.join('\n') });
        open = undefined;
      }
      continue;
    }
    const found = opening.exec(line.trim());
    if (found === null) continue;
    const [, kind, target] = found;
    open = {
      lines: [],
      fence: { kind: kind as Fence['kind'], text: '', line: firstLine + index + 1, ...(target === undefined ? {} : { target }) },
    };
  }
  return blocks;
}

/** A text with the values of its parameters: `${destination}`. */
export function filled(text: string, parameters: readonly { name: string; value: string }[]): string {
  return parameters.reduce((done, { name, value }) => done.replaceAll(`\${${name}}`, value), text);
}
