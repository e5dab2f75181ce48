import { sourceOf } from '../corpus/expression.ts';
import type { Reform } from '../corpus/reform.ts';
import type { Amendment } from '../corpus/reformAmendment.ts';
import type { NotExpressed } from '../corpus/reformCheck.ts';
import { expressionsOf, type Rule } from '../corpus/rule.ts';
import { count, type Page, styled, wrap } from './render/layout.ts';
import { section, table } from './render/markdownTable.ts';

/** The reforms, one block each, and what is not expressed. */
export function reformListText(reforms: readonly Reform[], missing: readonly NotExpressed[], page: Page): string {
  const lines = [
    styled(page, 'bold', `${count(reforms.length, 'reform')} (portolan compare FILE --b DATE:enforced+NAME)`),
    ...reforms.flatMap(({ id, title, cite, kind, status, statusOn, parameters, untranslatable }) => ['',
      ...wrap(`${id}${callOf(parameters)}`, page.width).map((line) => styled(page, 'bold', line)),
      ...wrap(`${title} (${cite})`, page.width, 2, 2),
      ...wrap(`${kind}; ${status}${statusOn === undefined ? '' : `, ${statusOn}`}; ${count(untranslatable.length, 'part')} not expressed`,
        page.width, 2, 2).map((line) => styled(page, 'dim', line))]),
    '', styled(page, 'bold', `Not expressed as reforms (${missing.length})`),
    ...missing.flatMap(({ title, cite, because }) => wrap(`${title} (${cite}): ${because}`, page.width, 2, 2)),
  ];
  return `${lines.join('\n')}\n`;
}

export function reformListMarkdown(reforms: readonly Reform[], missing: readonly NotExpressed[]): string {
  const parts = [
    table(['Reform', 'Title', 'Cite', 'Kind', 'Status', 'Applied from', 'Not expressed'], reforms.map((reform) => [
      `${reform.id}${callOf(reform.parameters)}`, reform.title, reform.cite, reform.kind, reform.status, reform.effective ?? 'every day',
      reform.untranslatable.map(({ text }) => text).join(' '),
    ])),
    section('Not expressed as reforms', table(['Title', 'Cite', 'Why'], missing.map(({ title, cite, because }) => [title, cite, because]))),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** One reform: its words, what it changes, and what it could not express. */
export function reformText(reform: Reform, page: Page): string {
  const { id, title, cite, kind, status, statusOn, reads, source, grade, effective, parameters, untranslatable } = reform;
  const lines = [
    ...wrap(title, page.width).map((line) => styled(page, 'bold', line)),
    ...wrap(`${id} · ${cite} · ${kind} · ${status}${statusOn === undefined ? '' : `, ${statusOn}`}`, page.width, 0, 2),
    ...wrap(`Read: ${reads}. Source (${grade}): ${source}. Applied from ${effective ?? 'every day'}.`, page.width, 0, 2),
    ...parameters.flatMap(({ name, value, says }) => wrap(`${name} = ${value}: ${says}`, page.width, 2, 2)),
    ...proseOf(reform.prose).flatMap((paragraph) => ['', ...wrap(paragraph, page.width)]),
    '', styled(page, 'bold', 'Changes'),
    ...[...reform.rules.map((rule) => `adds ${ruleLine(rule)}`),
      ...reform.replaced.map(({ target, rule }) => `in place of ${target}: ${ruleLine(rule)}`),
      ...reform.amendments.map(amendmentLine)].flatMap((line) => wrap(line, page.width, 2, 4)),
    '', styled(page, 'bold', `Not expressed (${untranslatable.length})`),
    ...untranslatable.flatMap(({ text, because }) => wrap(`${text}${because === undefined ? '' : ` ${because}`}`, page.width, 2, 2)),
  ];
  return `${lines.join('\n')}\n`;
}

function callOf(parameters: Reform['parameters']): string {
  return parameters.length === 0 ? '' : `(${parameters.map(({ name, value }) => `${name}=${value}`).join(',')})`;
}

/** The paragraphs between the blocks. */
function proseOf(prose: string): string[] {
  return prose.replaceAll(/^```[\s\S]*?^```$/gm, '').split(/\n{2,}/).map((paragraph) => paragraph.trim().replace(/^#+ /, ''))
    .filter((paragraph) => paragraph !== '');
}

function ruleLine(rule: Rule): string {
  const what = rule.kind === 'require' ? `requirement by ${rule.ground}` : rule.kind === 'define' ? `definition of ${rule.fact}`
    : rule.kind === 'review' ? `review: ${rule.policy}` : rule.kind === 'prohibit' ? `prohibition: ${rule.name}`
      : rule.kind === 'duty' ? `duty: ${rule.duty}` : rule.kind;
  const conditions = expressionsOf(rule).map(({ field, expression }) => `${field} ${sourceOf(expression)}`)
    .filter((text) => text !== 'when true');
  return `${rule.id.slice(rule.id.indexOf('#') + 1)} (${what})${conditions.length === 0 ? '' : `: ${conditions.join('; ')}`}`;
}

function amendmentLine(amendment: Amendment): string {
  switch (amendment.kind) {
    case 'strike': return `strikes ${amendment.target}`;
    case 'value': return `${amendment.name} becomes ${amendment.is}`;
    case 'set': {
      const { table: of, name, add, remove } = amendment;
      return [`in ${of}["${name}"]`, ...add.map((one) => `adds ${one}`), ...remove.map((one) => `takes out ${one}`)].join(' ');
    }
    case 'posture': {
      const { change, target = 'every rule' } = amendment;
      if ('lift' in change) return `applies as printed, whatever ${change.lift.join(' or ')} said: ${target}`;
      if ('settle' in change) return `makes text of what ${change.settle.join(' or ')} said: ${target}`;
      if ('extend' in change) return `lets ${change.extend.by} run to ${change.extend.to}: ${target}`;
      return `${change.add.state} from ${change.add.from} (${change.add.by}): ${target}`;
    }
  }
}
