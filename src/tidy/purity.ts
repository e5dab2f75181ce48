import { builtinModules } from 'node:module';
import type { AnyNode } from 'acorn';
import { lineAt } from './complaint.ts';
import type { Check, Complaint } from './complaint.ts';
import { importsOf } from './rooms.ts';
import { productSources, visit } from './source.ts';
import type { Source } from './source.ts';

const pureRooms = ['corpus', 'engine', 'package', 'screening', 'finance', 'determination'];
const instead = 'Pure rooms take dates, lists and texts as arguments.';

/** Names that reach outside the computation, or make code out of text, when nothing in the file declares them. */
const outsideNames = new Set([
  'process', 'fetch', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'console', 'require', 'WebSocket',
  'XMLHttpRequest', 'localStorage', 'sessionStorage', 'navigator', 'window', 'document', 'crypto', 'globalThis',
  'eval', 'Function',
]);
const outsideMembers = new Set(['Date.now', 'Math.random']);
/** Methods that follow the machine's time zone or language, by the number of arguments that names another instead. */
const localMethods = new Map([
  ...['getDate', 'getDay', 'getMonth', 'getFullYear', 'getHours', 'getMinutes', 'getTimezoneOffset']
    .map((name): [string, number] => [name, Infinity]),
  ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'toLocaleUpperCase', 'toLocaleLowerCase']
    .map((name): [string, number] => [name, 1]),
  ['localeCompare', 2],
]);

/** The pure rooms touch no clock, network, disk, environment or chance, so that every answer can be replayed. */
export const purityCheck: Check = {
  name: 'purity',
  promise: 'pure rooms touch no clock, network, disk, environment or chance',
  find: (project) =>
    productSources(project).filter(({ path }) => pureRooms.includes(path.split('/')[1] ?? '')).flatMap(findTouches),
};

function findTouches(source: Source): Complaint[] {
  const found: { offset: number; what: string }[] = importsOf(source)
    .filter(({ specifier }) => specifier.startsWith('node:') || builtinModules.includes(specifier))
    .map(({ specifier, offset }) => ({ offset, what: `the module ${specifier}` }));
  const declared = declaredNames(source);
  visit(source.program, (node, parent) => {
    const what = touch(node, parent, declared);
    if (what !== undefined) found.push({ offset: node.start, what });
  });
  return found.map(({ offset, what }) =>
    ({ check: 'purity', file: source.path, line: lineAt(source.text, offset), message: `uses ${what}. ${instead}` }));
}

function touch(node: AnyNode, parent: AnyNode | undefined, declared: Set<string>): string | undefined {
  if (node.type === 'ImportExpression') return 'a dynamic import';
  if (node.type === 'Identifier' && outsideNames.has(node.name) && !declared.has(node.name) && !isLabel(node, parent)) {
    return `the global “${node.name}”`;
  }
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.property.type === 'Identifier') {
    const name = `${node.object.name}.${node.property.name}`;
    if (outsideMembers.has(name)) return name;
  }
  return touchOfMethod(node) ?? touchOfDate(node);
}

function touchOfMethod(node: AnyNode): string | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  if (node.callee.property.type !== 'Identifier') return undefined;
  const { name } = node.callee.property;
  if (node.arguments.length >= (localMethods.get(name) ?? 0)) return undefined;
  return `${name}(), which depends on the machine's time zone or language`;
}

function touchOfDate(node: AnyNode): string | undefined {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return undefined;
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date') return undefined;
  if (node.type === 'CallExpression' || node.arguments.length === 0) return 'the clock through Date()';
  return node.arguments.length > 1 ? 'the local time zone through new Date(year, …)' : undefined;
}

/** Whether an identifier is the name of a member or key rather than a variable. */
function isLabel(node: AnyNode, parent: AnyNode | undefined): boolean {
  if (parent === undefined) return false;
  if (parent.type === 'MemberExpression') return parent.property === node && !parent.computed;
  if (parent.type === 'Property') return parent.key === node && !parent.computed && !parent.shorthand;
  const isMember = parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition';
  if (isMember) return parent.key === node && !parent.computed;
  return parent.type === 'ImportSpecifier' || parent.type === 'ExportSpecifier';
}

function declaredNames(source: Source): Set<string> {
  const names = new Set<string>();
  const declare = (pattern: AnyNode | null | undefined): void => {
    if (pattern) visit(pattern, (node) => { if (node.type === 'Identifier') names.add(node.name); });
  };
  visit(source.program, (node) => {
    if (node.type === 'VariableDeclarator' || node.type === 'ClassDeclaration') declare(node.id);
    else if ('params' in node) {
      if ('id' in node) declare(node.id);
      for (const parameter of node.params) declare(parameter);
    } else if (node.type === 'CatchClause') declare(node.param);
    else if ('local' in node && node.type !== 'ExportSpecifier') declare(node.local);
  });
  return names;
}
