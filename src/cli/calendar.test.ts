// The calendars as a reader sees them. When law or examples change on purpose, write them anew with
// `PORTOLAN_GOLDEN=write npm test src/cli/calendar` and read the difference against the law before keeping it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { addDays } from '../corpus/date.ts';
import { calendarOf } from '../determination/calendar.ts';
import { determine } from '../determination/determine.ts';
import { LoadedFacts } from '../determination/loadedFacts.ts';
import { calendarText } from './calendar.ts';
import { projectRoot } from './lawFiles.ts';
import { openPackage, openWorkbench } from './workbench.ts';

const workbench = openWorkbench();
const samples = ['gulf-sovereign-cluster', 'lower-income-inference-region', 'small-allied-market'];

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/cli/main.ts', ...args], { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 27 });
}

test('the calendars of the samples, ahead of today and over the years behind it', () => {
  const pages = samples.flatMap((sample) => {
    const { package: source } = openPackage(join(projectRoot, `examples/${sample}.yaml`), workbench);
    source.file = `examples/${sample}.yaml`;
    return [['2026-11-23', '2028-05-26'], ['2025-01-01', '2026-11-23']].map(([on = '', until = '']) => {
      const found = determine(workbench.engine, source, workbench.catalog, { on, horizonDays: 0 });
      return calendarText(calendarOf(workbench.engine, source, found, { on }, until), { width: 80, colour: false });
    });
  });
  const text = pages.join('\n').replaceAll(/corpus [0-9a-f]{12}/g, 'corpus ∙∙∙∙∙∙∙∙∙∙∙∙');
  assert.equal(text.split('\n').find((line) => line.length > 80), undefined);
  const golden = join(projectRoot, 'src/cli/golden/calendar.txt');
  if (process.env.PORTOLAN_GOLDEN === 'write') writeFileSync(golden, text);
  assert.equal(text, readFileSync(golden, 'utf8'));
});

test('no day is missed: walked day by day, an outcome changes on the days of the calendar and on no other', () => {
  const [on, until] = ['2025-05-01', '2025-12-01'];
  for (const sample of samples) {
    const { package: source } = openPackage(join(projectRoot, `examples/${sample}.yaml`), workbench);
    const found = determine(workbench.engine, source, workbench.catalog, { on, horizonDays: 0 });
    const { days } = calendarOf(workbench.engine, source, found, { on }, until);
    const told = days.flatMap((day) => day.changes.filter(({ aspect }) => aspect === 'outcome')
      .map(({ finding, view, before, after }) => `${day.on} ${view} ${finding} ${String(before)} ${String(after)}`));
    const walked: string[] = [];
    for (const leg of found.legs) {
      const loaded = new LoadedFacts(workbench.engine, leg.facts, { on });
      const before = { enforced: leg.enforced.outcome, codified: leg.codified.outcome };
      for (let day = addDays(on, 1); day <= until; day = addDays(day, 1)) {
        for (const view of ['enforced', 'codified'] as const) {
          const after = loaded.outcome({ on: day, view });
          if (after !== before[view]) walked.push(`${day} ${view} ${leg.id} ${before[view]} ${after}`);
          before[view] = after;
        }
      }
    }
    assert.deepEqual(told.sort(), walked.sort(), sample);
  }
});

function eventsOf(feed: string): InstanceType<typeof ICAL.Event>[] {
  return new ICAL.Component(ICAL.parse(feed) as unknown[]).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}

test('the feeds hold the same days, read by a parser of the standard', () => {
  const words = ['calendar', 'examples/small-allied-market.yaml', '--on', '2026-11-23'];
  const feed = run(...words, '--format', 'ics');
  assert.equal(feed.status, 0);
  const { days } = JSON.parse(run(...words, '--format', 'json').stdout) as { days: { on: string }[] };
  assert.deepEqual(eventsOf(feed.stdout).map(({ startDate }) => startDate.toString()), days.map(({ on }) => on));
  assert.equal(run(...words, '--format', 'ics').stdout, feed.stdout);
  const law = eventsOf(run('law', 'calendar', '--from', '2025-01-01', '--format', 'ics').stdout);
  assert.ok(law.length > 5);
  assert.equal(new Set(law.map(({ uid }) => uid)).size, law.length);
});

test('an end before the beginning is refused in one line', () => {
  const { status, stdout, stderr } = run('calendar', 'examples/small-allied-market.yaml', '--on', '2026-11-23', '--until', '2026-01-01');
  assert.deepEqual([status, stdout, stderr.trimEnd().split('\n').length], [2, '', 1]);
});
