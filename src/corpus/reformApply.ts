import type { Corpus } from './corpus.ts';
import type { Diagnostic } from './diagnostic.ts';
import { nearestName } from './diagnostic.ts';
import type { Sha256 } from './digest.ts';
import type { Version } from './provision.ts';
import type { Reform } from './reform.ts';
import type { PostureChange } from './reformAmendment.ts';
import { Pages } from './reformPages.ts';
import { amendSet, amendValue, type Complain } from './reformTables.ts';
import type { Posture, Rule } from './rule.ts';
import type { Table } from './table.ts';

/** Stands for a beginning where a reform names none: before all law held here. */
const sinceEver = '1900-01-01';

/**
 * The corpus under a reform. Everything that the reform does not touch is the base's own object, so that a reform costs
 * what it changes. An amendment that changes nothing is reported, and so is a reform without any; what the whole must
 * satisfy is the business of `checkCorpus`.
 */
export function reformed(base: Corpus, reform: Reform, problems: Diagnostic[], hash: Sha256): Corpus {
  const complain: Complain = (line, message, hint) => {
    problems.push({ file: reform.file, line, column: 1, message, ...(hint === undefined ? {} : { hint }) });
  };
  if (reform.rules.length + reform.replaced.length + reform.amendments.length === 0) {
    complain(1, 'The reform changes nothing.', 'Add a `rule` or an `amend` block; `portolan reform new FILE` shows how.');
  }
  const tables = tablesUnder(base, reform, complain);
  return {
    ...base,
    digest: hash(`${base.digest}\n${reform.digest}`),
    provisions: provisionsUnder(base, reform, complain),
    tables, vocabulary: vocabularyUnder(base, reform),
  };
}

function provisionsUnder(base: Corpus, reform: Reform, complain: Complain): Corpus['provisions'] {
  const from = reform.effective ?? sinceEver;
  const pages = new Pages(base.provisions, from);
  for (const { target, rule } of reform.replaced) {
    const meant = pages.amend(target, (old) => (sameRule(old, rule) ? old : rule));
    if (meant.found === 0) complain(rule.line, `There is no rule '${target}' on ${from} or later.`, near(target, pages.ruleNames()));
    else if (meant.changed === 0) complain(rule.line, `The rule stands as in the law: '${target}' is not changed.`);
  }
  pages.strikeWordings(reform.amendments.flatMap((amendment) => (amendment.kind === 'strike' ? [amendment.target] : [])));
  for (const amendment of reform.amendments) {
    if (amendment.kind === 'strike') {
      if (pages.wordings.has(amendment.target)) continue;
      const { found } = pages.amend(amendment.target, () => undefined);
      if (found > 0) continue;
      const known = [...pages.ruleNames(), ...pages.wordings, ...pages.ids()];
      const told = `There is nothing to strike at '${amendment.target}' on ${from} or later.`;
      complain(amendment.line, told, near(amendment.target, known));
    } else if (amendment.kind === 'posture') {
      const { changed } = pages.amend(amendment.target, (rule) => postured(rule, amendment.change));
      if (changed > 0) continue;
      complain(amendment.line, 'No posture is changed by this.', '`portolan law show` tells who announced what.');
    }
  }
  return pages.with(reform.rules.length === 0 ? undefined : ownPage(reform, from));
}

/** What the reform itself says, as a page beside those of the law. It is known as soon as it is chosen. */
function ownPage(reform: Reform, from: string): Version {
  const { id, file, title, cite, source, grade, prose, rules, untranslatable } = reform;
  return {
    provision: `reforms/${id}`, file, title, cite, source, grade, published: sinceEver, effective: from, rules, prose,
    doubts: untranslatable.map(({ text, because }) => ({ question: because === undefined ? text : `${text} (${because})` })),
  };
}

function sameRule(left: Rule, right: Rule): boolean {
  const bare = (rule: Rule): string => JSON.stringify({ ...rule, line: 0, source: '', grade: '', cite: '', note: '' });
  return bare(left) === bare(right);
}

/** A rule under other postures; undefined where it leaves the law by them. The same object where they do not concern it. */
function postured(rule: Rule, change: PostureChange): Rule | undefined {
  if ('add' in change) return { ...rule, postures: [...rule.postures, change.add] };
  if ('extend' in change) {
    const { by: of, to: last } = change.extend;
    const runsOn = ({ by, to }: Posture): boolean => by.startsWith(of) && to !== undefined && to < last;
    return rule.postures.some(runsOn)
      ? { ...rule, postures: rule.postures.map((posture) => (runsOn(posture) ? { ...posture, to: last } : posture)) } : rule;
  }
  const instruments = 'lift' in change ? change.lift : change.settle;
  const concerned = rule.postures.filter(({ by }) => instruments.some((one) => by.startsWith(one)));
  if (concerned.length === 0) return rule;
  const postures = rule.postures.filter((posture) => !concerned.includes(posture));
  const announced = concerned.some(({ state }) => state === 'announced-only');
  // Lifted, what was only announced is no law; settled, what was only printed is none.
  if (announced === 'lift' in change && !postures.some(({ state }) => state === 'announced-only')) return undefined;
  return { ...rule, postures };
}

function tablesUnder(base: Corpus, reform: Reform, complain: Complain): Corpus['tables'] {
  let tables: Record<string, Table> = base.tables;
  for (const own of reform.tables) {
    const before = tables[own.table];
    for (const name of [...Object.keys(own.sets), ...Object.keys(own.values)]) {
      if (before?.sets[name] === undefined && before?.values[name] === undefined) continue;
      complain(1, `'${name}' is already in ${before.file}.`, 'Change it with an `amend` block (`set:` or `value:`).');
    }
    tables = { ...tables, [own.table]: before === undefined ? own : {
      ...before, sets: { ...before.sets, ...own.sets }, values: { ...before.values, ...own.values },
      names: { ...before.names, ...own.names },
    } };
  }
  for (const amendment of reform.amendments) {
    if (amendment.kind === 'set') tables = amendSet({ ...base, tables }, amendment, reform, complain);
    if (amendment.kind === 'value') tables = amendValue(tables, amendment, reform, complain);
  }
  return tables;
}

function vocabularyUnder(base: Corpus, { facts, grounds }: Reform): Corpus['vocabulary'] {
  if (facts.length + Object.keys(grounds).length === 0) return base.vocabulary;
  return { ...base.vocabulary, facts: [...base.vocabulary.facts, ...facts], grounds: { ...base.vocabulary.grounds, ...grounds } };
}

function near(name: string, known: Iterable<string>): string | undefined {
  const found = nearestName(name, known);
  return found === undefined ? undefined : `Did you mean '${found}'?`;
}
