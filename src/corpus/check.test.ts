import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../engine/program.ts';
import { checkCorpus } from './check.ts';
import { readCorpus } from './corpus.ts';
import { type Diagnostic, formatDiagnostic } from './diagnostic.ts';
import { outcomes } from './ruleCheck.ts';

const page = 'law/sea/1/2031-02-03.md';
const texts: Record<string, string> = {
  'law/vocabulary/leg.yaml': `subject: leg
facts:
  area: {type: number, unit: mm2, class: determining, question: How large?, cite: sea/1}
  work: {type: number, unit: TPP, class: determining, question: How much work?}
  rate: {type: number, unit: TOPS, class: determining, question: How fast?}
  density: {type: number, unit: TPP/mm2, class: derived}
  pieces: {type: number, unit: pieces, class: determining, question: How many?}
  wait: {type: number, unit: days, class: derived}
  colour: {type: text, class: determining, question: Which colour?, values: [red, green], ordinary: red}
  start: {type: date, class: determining, question: When?}
  finish: {type: date, class: derived}
  harbour: {type: country, class: determining, question: Where to?}
`,
  'law/vocabulary/party.yaml': `subject: party
facts:
  listed: {type: boolean, class: diligence, question: Listed?, absent: false}
  seat: {type: country, class: determining, question: Where from?, ordinary: {sameAs: harbour}}
`,
  'law/vocabulary/roles.yaml': `roles: {buyer: {title: Buyer}, user: {title: User}}
inherits: [{role: user, from: [buyer]}]
collections: {team: {element: party, always: [user], prefixes: [buyer, user]}}
`,
  'law/vocabulary/grounds.yaml': 'grounds: {weather: {title: Weather, cite: sea/1}}\n',
  'law/tables/countries.yaml': 'table: countries\ncountries: {AA: A, BB: {name: B, treatedAs: AA}}\n',
  'law/tables/sets.yaml': `table: sets
grade: primary
sets: {north: [AA, {include: 'sets["south"]'}], south: [BB]}
values:
  limit: [{value: 8, unit: TPP, from: 2031-02-03}]
  review-severity-strict: [{value: 2}]
`,
  'law/tables/units.yaml': `table: units
grade: primary
names: {mm2: Square millimetres, TOPS: Rate, TPP: {title: Work, of: TOPS}, pieces: {title: Pieces, of: "1"}, days: Days}
`,
  [page]: `---
title: A page
cite: Sea 1
source: Somewhere
published: 2031-02-01
effective: 2031-02-03
grade: primary
---

See [this page](2031-02-03.md) and [[sea/1]].

\`\`\`rule
id: density
define: density
is: work / area
\`\`\`

\`\`\`rule
id: work
define: work
is: max(rate * 4, rate * 8) * pieces
\`\`\`

\`\`\`rule
id: finish
define: finish
is: start + 90
\`\`\`

\`\`\`rule
id: wait
define: wait
is: finish - start
\`\`\`

\`\`\`rule
id: needed
require: weather
when: density >= 2 && work > values["limit"] && harbour in sets["north"]
  && colour == "red" && team.exists(p, p.seat == "AA")
\`\`\`

\`\`\`rule
id: open
exception: FAIR
lifts: [weather]
when: start > date("2031-02-03")
\`\`\`

\`\`\`rule
id: closed
bar: all
keep: [FAIR]
\`\`\`

\`\`\`rule
id: look
review: strict
for: [weather]
\`\`\`

\`\`\`rule
id: tell
duty: Tell somebody.
for: FAIR
\`\`\`
`,
};

function problemsOf(changes: Record<string, string> = {}): string[] {
  const problems: Diagnostic[] = [];
  const corpus = readCorpus(Object.entries({ ...texts, ...changes }).map(([path, text]) => ({ path, text })), problems);
  return [...problems, ...checkCorpus(corpus)].map(formatDiagnostic);
}

test('a sound corpus is found sound', () => {
  assert.deepEqual(problemsOf(), []);
});

/** Each text with a fault put in, and what is told about it. */
const faults: [file: string, from: string, to: string, told: string][] = [
  // Units
  [page, 'is: work / area', 'is: area / work', `${page}:15:5: density: It defines TPP/mm2 by mm2/TOPS. `
    + 'What a unit stands for in products is declared in law/tables/units.yaml.'],
  [page, 'is: work / area', 'is: work * area', `${page}:15:5: density: It defines TPP/mm2 by TOPS·mm2. `
    + 'What a unit stands for in products is declared in law/tables/units.yaml.'],
  [page, 'is: work / area', 'is: area', `${page}:15:5: density: It defines TPP/mm2 by mm2.`],
  [page, 'density >= 2 &&', 'density >= area &&', `${page}:39:7: needed: \`density >= area\` sets TPP/mm2 beside mm2.`],
  [page, 'density >= 2 &&', 'work + pieces > 2 &&', `${page}:39:7: needed: \`work + pieces\` mixes TPP and pieces.`],
  [page, 'work > values', 'rate > values', `${page}:39:23: needed: \`rate > values["limit"]\` sets TOPS beside TPP.`],
  [page, 'density >= 2 &&', 'work / area >= rate &&', `${page}:39:7: needed: \`work / area >= rate\` sets TOPS/mm2 beside TOPS. `
    + 'What a unit stands for in products is declared in law/tables/units.yaml.'],
  ['law/vocabulary/leg.yaml', 'unit: TPP/mm2', 'unit: TPPP/mm2',
    "law/vocabulary:1:1: leg.density: There is no unit 'TPPP'. Did you mean 'TPP'? "
    + 'Units are declared in law/tables/units.yaml.'],
  ['law/tables/sets.yaml', 'unit: TPP', 'unit: parsecs', "law/tables/sets.yaml:1:1: values.limit: There is no unit 'parsecs'. "
    + 'Declare it in law/tables/units.yaml.'],
  ['law/tables/units.yaml', 'of: TOPS', 'of: TOPZ', "law/tables/units.yaml:1:1: names.TPP: There is no unit 'TOPZ'. Did you mean 'TOPS'? "
    + 'Units are declared in law/tables/units.yaml.'],
  // Days
  [page, 'start + 90', 'start * 2',
    `${page}:27:5: finish: \`start * 2\` is no day and no number. Add days to a day, or take one day from another.`],
  [page, 'start + 90', 'start + pieces', `${page}:27:5: finish: \`start + pieces\` is no day and no number. `
    + 'Add days to a day, or take one day from another.'],
  [page, 'finish - start', 'finish', `${page}:33:5: wait: \`finish\` is a date, where a number is needed.`],
  [page, 'start > date("2031-02-03")', 'start > 2031', `${page}:47:7: open: \`start > 2031\` sets a date beside a number.`],
  // Types and names
  [page, 'density >= 2 &&', 'desnity >= 2 &&', `${page}:39:7: needed: The vocabulary has no fact 'desnity'. Did you mean 'density'?`],
  [page, 'colour == "red"', 'colour == "reed"', `${page}:40:16: needed: 'reed' is not a value of 'colour'. Did you mean 'red'?`],
  [page, 'p.seat == "AA"', 'p.seat == "ZZ"',
    `${page}:40:50: needed: 'ZZ' is no code of a country. Codes stand in law/tables/countries.yaml.`],
  [page, 'p.seat == "AA"', 'p.saet == "AA"', `${page}:40:40: needed: A party has no fact 'saet'. Did you mean 'seat'?`],
  [page, 'team.exists', 'crew.exists', `${page}:40:25: needed: There is no collection 'crew'. Known: team.`],
  [page, 'sets["north"]', 'sets["nroth"]', `${page}:39:49: needed: There is no set sets["nroth"]. Did you mean 'sets["north"]'?`],
  [page, 'values["limit"]', 'values["limt"]', `${page}:39:30: needed: No table has the value 'limt'. Did you mean 'limit'?`],
  // References between rules
  [page, 'require: weather', 'require: wether',
    `${page}:38:10: needed: The ground 'wether' is not declared in grounds.yaml. Did you mean 'weather'?`],
  [page, 'lifts: [weather]', 'lifts: [wether]',
    `${page}:46:9: open: The ground 'wether' is not declared in grounds.yaml. Did you mean 'weather'?`],
  [page, 'keep: [FAIR]', 'keep: [FIAR]', `${page}:53:8: closed: No rule gives the exception 'FIAR', `
    + "and law/tables/exceptions.yaml does not name it. Did you mean 'FAIR'?"],
  [page, 'bar: all\nkeep: [FAIR]', 'bar: [FIAR]', `${page}:52:7: closed: No rule gives the exception 'FIAR'. Did you mean 'FAIR'?`],
  [page, 'for: [weather]', 'for: [weather]\noverrides: [sea/1#lok]', `${page}:60:13: look: It overrides 'sea/1#lok', which is no rule. `
    + "Did you mean 'sea/1#look'?"],
  [page, 'review: strict', 'review: strickt',
    `${page}:58:9: look: The review policy 'strickt' has no severity in the tables. Did you mean 'strict'?`],
  [page, 'for: FAIR', 'for: FAIRR',
    `${page}:65:6: tell: 'FAIRR' is no outcome, exception, authorisation or ground for which there could be a duty. `
    + "Did you mean 'FAIR'?"],
  [page, 'id: tell', 'id: look', `${page}:63:1: look: Another rule of this page has the id 'look'.`],
  // Definitions
  [page, 'id: wait\ndefine: wait', 'id: wait\ndefine: density',
    `${page}:31:1: wait: On 2031-02-03 'density' is defined here and in sea/1#density (enforced).`],
  [page, 'rate * 8) * pieces', 'rate * 8) * density * area / rate',
    `${page}:13:1: density: On 2031-02-03 these facts are defined by one another: density → work → density.`],
  // Keys that there are not
  [page, 'grade: primary', 'grade: primary\nuntill: 2031-03-01',
    `${page}:8:1: untill: There is no field 'untill' here. Did you mean 'until'?`],
  [page, 'lifts: [weather]', 'lift: [weather]', `${page}:46:1: lift: There is no field 'lift' here. Did you mean 'lifts'?`],
  // References of pages, vocabulary and tables
  [page, '(2031-02-03.md)', '(../2/2031-02-03.md)',
    `${page}:10:15: There is no page '../2/2031-02-03.md'. Did you mean 'law/sea/1/2031-02-03.md'?`],
  [page, '[[sea/1]]', '[[sea/2]]', `${page}:10:36: There is no page 'sea/2'. Did you mean 'sea/1'?`],
  ['law/vocabulary/leg.yaml', 'cite: sea/1', 'cite: sea/11',
    "law/vocabulary:1:1: leg.area: There is no provision 'sea/11'. Did you mean 'sea/1'?"],
  ['law/vocabulary/leg.yaml', 'ordinary: red', 'ordinary: blue', "law/vocabulary:1:1: leg.colour: 'blue' is not one of its values."],
  ['law/vocabulary/party.yaml', 'absent: false', 'absent: 0',
    'law/vocabulary:1:1: party.listed: 0 cannot stand in for it: a boolean is needed.'],
  ['law/vocabulary/party.yaml', 'sameAs: harbour', 'sameAs: harbor',
    "law/vocabulary:1:1: party.seat: There is no fact 'harbor'. Did you mean 'harbour'?"],
  ['law/vocabulary/party.yaml', '  seat:', '  listed: {type: boolean, class: derived}\n  seat:',
    'law/vocabulary/party.yaml:4:3: Broken YAML: '
    + 'Map keys must be unique at line 4, column 3:'],
  ['law/vocabulary/leg.yaml', 'question: How large?', 'question: How large?, aliases: [user.seat]',
    "law/vocabulary:1:1: leg.area: Its alias 'user.seat' is the name of another fact."],
  ['law/vocabulary/party.yaml', 'question: Listed?', 'question: Listed?, aliases: ["*.seat"]',
    "law/vocabulary:1:1: party.listed: Its alias 'buyer.seat' is the name of another fact."],
  ['law/vocabulary/roles.yaml', '{title: Buyer}', '{title: Buyer, facts: {keel.seat: saet}}',
    "law/vocabulary/roles.yaml:1:1: roles.buyer.facts: No fact of a party is called 'saet'. Did you mean 'seat'?"],
  ['law/vocabulary/roles.yaml', 'from: [buyer]', 'from: [byer]',
    "law/vocabulary/roles.yaml:1:1: inherits.user: 'byer' is no role. Did you mean 'buyer'?"],
  ['law/vocabulary/roles.yaml', 'prefixes: [buyer, user]', 'prefixes: [buyer, usr]',
    "law/vocabulary/roles.yaml:1:1: collections.team: 'usr' is no role. "
    + "Did you mean 'user'?"],
  ['law/vocabulary/roles.yaml', 'element: party', 'element: partie',
    "law/vocabulary/roles.yaml:1:1: collections.team: No fact is about a 'partie'. "
    + "Did you mean 'party'?"],
  ['law/vocabulary/grounds.yaml', 'cite: sea/1', 'cite: sea/3',
    "law/vocabulary/grounds.yaml:1:1: grounds.weather: There is no provision 'sea/3'. "
    + "Did you mean 'sea/1'?"],
  ['law/tables/sets.yaml', 'sets["south"]', 'sets["suoth"]', 'law/tables/sets.yaml:1:1: sets.north: There is no set sets["suoth"]. '
    + "Did you mean 'south'?"],
  ['law/tables/countries.yaml', 'treatedAs: AA', 'treatedAs: ZZ', "law/tables/countries.yaml:1:1: BB: There is no country 'ZZ'."],
];

for (const [file, from, to, told] of faults) {
  test(`${to.replaceAll('\n', ' ')}: ${told.slice(told.indexOf(': ') + 2)}`, () => {
    const text = texts[file]!;
    assert.ok(text.includes(from), from);
    const problems = problemsOf({ [file]: text.replace(from, to) });
    assert.ok(problems.includes(told), `\n${told}\nis not among\n${problems.join('\n')}`);
  });
}

test('a duty may be for each outcome that the engine gives', () => {
  const all: readonly Outcome[] = outcomes;
  const names: Record<Outcome, true> = Object.fromEntries(all.map((name) => [name, true])) as Record<Outcome, true>;
  assert.equal(Object.keys(names).length, 9);
});
