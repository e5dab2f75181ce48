import type { LegFinding, TestFinding } from '../../determination/determination.ts';
import type { PackageScreening } from '../../determination/screenedParties.ts';
import type { Outcome } from '../../engine/program.ts';
import { itemsOf, type Package } from '../../package/model.ts';
import { type Report, waitsOf } from './report.ts';
import { isClear, outcomeWords, testWords } from './words.ts';

const levels: Record<Outcome, 'none' | 'note' | 'warning' | 'error'> = {
  'not-subject': 'none', 'no-licence-required': 'none', 'exception-available': 'note', authorised: 'note',
  'licence-required': 'error', barred: 'error', unsettled: 'warning', 'needs-facts': 'warning',
  'needs-judgement': 'warning',
};

/** SARIF 2.1.0, as editors and code hosts read it: one result for each leg, and for each test that is not met. */
export function renderSarif({ determination, view, screening }: Report, found: Package): string {
  const { file, on, corpus } = determination;
  const results = [
    ...determination.legs.map((leg) => legResult(leg, file, view === 'codified' ? 'codified' : 'enforced')),
    ...determination.tests.filter(({ status }) => status !== 'met')
      .map((test) => testResult(test, found)),
    ...screening?.findings.map((finding) => screeningResult(finding, found)) ?? [],
  ];
  const rules = [...new Set(results.map(({ ruleId }) => ruleId))].sort().map((id) => ({ id }));
  const lists = screening?.lists.map(({ list, version, day, entries }) => ({ list, version, day, entries }));
  const run = {
    tool: { driver: { name: 'portolan', rules } }, columnKind: 'utf16CodeUnits',
    properties: { on, corpus, ...(lists === undefined ? {} : { lists }) }, results,
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function legResult(leg: LegFinding, file: string, view: 'enforced' | 'codified') {
  const decision = leg[view];
  const other = view === 'enforced' ? 'codified' : 'enforced';
  const { line = 1, column = 1 } = leg.facts['item.layer']?.origin ?? {};
  const cause = decision.prohibitions[0] ?? decision.grounds[0] ?? leg[other].prohibitions[0] ?? leg[other].grounds[0];
  const cites = decision.grounds.map(({ cite }) => cite);
  const text = [
    `${leg.itemName} to ${leg.site}: ${outcomeWords[decision.outcome].phrase}`,
    leg.differs ? ` (${other}: ${outcomeWords[leg[other].outcome].phrase})` : '',
    cites.length === 0 ? '' : `, under ${[...new Set(cites)].join('; ')}`,
    ...decision.needs.map(({ question }) => ` ${question}`),
  ].join('');
  const worst = isClear(leg) || !['none', 'note'].includes(levels[decision.outcome])
    ? levels[decision.outcome] : levels[leg[other].outcome];
  return result(cause?.rule ?? `outcome/${decision.outcome}`, worst, text, file, line, column, leg.id);
}

const testLevels = { met: 'none', 'for-judgement': 'note', open: 'warning', 'not-met': 'error' } as const;

function testResult(test: TestFinding, found: Package) {
  const { of, subject, legs, status } = test;
  const item = subject === 'leg' ? legs[0]?.split('@')[0] : of;
  const place = found.parties?.find(({ id }) => id === of) ?? found.sites?.find(({ id }) => id === of)
    ?? itemsOf(found).find((one) => one.item.id === item)?.item ?? found;
  const turns = waitsOf(test).map((text) => `; ${text}`).join('');
  const text = `${of === '' ? '' : `${of}: `}${test.name}: ${testWords[status].word} (${test.cite})${turns}`;
  return result(test.rule, testLevels[status], text, found.file, place.line, place.column, `${test.rule} ${of}`.trim());
}

const screeningLevels = { dismissed: 'none', open: 'warning', settled: 'error' } as const;

/** A finding of screening stands where the party does; an owner who is only named, where the party beside him does. */
function screeningResult({ subject, name, entry, state, score, because, by }: PackageScreening['findings'][number], found: Package) {
  const place = found.parties?.find(({ id }) => id === subject || subject.startsWith(`${id} `)) ?? found;
  const said = { dismissed: 'is not', open: 'may be', settled: 'is' }[state];
  const why = [because, by].filter((text) => text !== '').join('; ');
  const text = `${name} ${said} ${entry.name} (${entry.list} ${entry.id}), ${score.toFixed(2)}: ${why}`;
  const identity = `screening ${subject} ${entry.list} ${entry.id}`;
  return result(`screening/${entry.list}`, screeningLevels[state], text, found.file, place.line, place.column, identity);
}

function result(
  ruleId: string, level: string, text: string, file: string, startLine: number, startColumn: number, identity: string,
) {
  const uri = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return {
    ruleId, level, kind: level === 'none' ? 'pass' : 'fail', message: { text },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine, startColumn } } }],
    partialFingerprints: { 'portolan/1': identity },
  };
}
