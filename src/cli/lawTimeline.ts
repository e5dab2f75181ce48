import { type Command, Option } from 'commander';
import type { Corpus } from '../corpus/corpus.ts';
import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import { checkTimeline, type EventKind, eventKinds, eventsBetween, readTimeline, type TimelineEvent } from '../corpus/timeline.ts';
import { readTexts } from './lawFiles.ts';
import { dateFor } from './question.ts';
import { count, type Page, pageFor, styled, wrap } from './render/layout.ts';
import { escaped, table } from './render/markdownTable.ts';

interface TimelineFlags {
  from?: string;
  to?: string;
  kind?: EventKind;
  format: 'text' | 'json' | 'markdown';
}

/** `portolan law timeline`: what happened to the law, with text, posture and vulnerability kept apart. */
export function addLawTimeline(law: Command): void {
  law.command('timeline')
    .description('What happened to the law: rules, guidance, announcements, bills and decisions, by the day they could be known.')
    .option('--from <date>', 'published or effective on this day or later', dateFor('--from'))
    .option('--to <date>', 'published or effective on this day or earlier', dateFor('--to'))
    .addOption(new Option('--kind <kind>', 'only events of this kind').choices(eventKinds))
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json', 'markdown']).default('text'))
    .action(lawTimeline);
}

/** The events on file. Throws {@link InputError} where they cannot be read. */
export function loadTimeline(): TimelineEvent[] {
  const problems: Diagnostic[] = [];
  const events = readTimeline(readTexts('law/timeline', ['.yaml']), problems);
  if (problems.length > 0) throw new InputError(problems);
  return events;
}

/** Reads and checks the events against the law and the reforms there are; returns how many there are. */
export function checkLawTimeline(corpus: Corpus, reforms: readonly string[], problems: Diagnostic[]): number {
  const events = readTimeline(readTexts('law/timeline', ['.yaml']), problems);
  problems.push(...checkTimeline(events, corpus, reforms));
  return events.length;
}

function lawTimeline({ from, to, kind, format }: TimelineFlags): void {
  const events = eventsBetween(loadTimeline(), {
    ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(kind === undefined ? {} : { kinds: [kind] }),
  });
  switch (format) {
    case 'json': process.stdout.write(`${JSON.stringify({ format: 'portolan-timeline/1', events }, null, 2)}\n`); break;
    case 'markdown': process.stdout.write(timelineMarkdown(events)); break;
    case 'text': process.stdout.write(timelineText(events, pageFor(process.stdout, process.env))); break;
  }
}

/** The events as text, one block each. */
export function timelineText(events: readonly TimelineEvent[], page: Page): string {
  const lines = events.flatMap((event) => ['',
    ...wrap(`${event.published}  ${titleOf(event)}`, page.width, 0, 12).map((line) => styled(page, 'bold', line)),
    ...wrap(event.summary, page.width, 12),
    ...wrap(`${event.form}; ${daysOf(event)}`, page.width, 12, 2),
    ...wrap(`text ${event.text}; ${event.posture}. ${event.vulnerability}`, page.width, 12, 2),
    ...linksOf(event).flatMap((link) => wrap(link, page.width, 12, 2)),
    ...wrap(`Source (${event.grade}): ${event.source}${verifyOf(event)}`, page.width, 12, 2)
      .map((line) => styled(page, 'dim', line))]);
  return `${[styled(page, 'bold', count(events.length, 'event')), ...lines].join('\n')}\n`;
}

function timelineMarkdown(events: readonly TimelineEvent[]): string {
  return `${table(['Known', 'Event', 'What', 'Days', 'Text', 'Posture', 'Vulnerability', 'Source'], events.map((event) => [
    event.published, titleOf(event), [event.summary, ...linksOf(event)].join(' '),
    daysOf(event), event.text, event.posture, event.vulnerability, `${event.source} (${event.grade})`,
  ]))}\n\n${escaped(count(events.length, 'event'))}\n`;
}

function titleOf({ title, cite }: TimelineEvent): string {
  return cite === undefined ? title : `${title}, ${cite}`;
}

function verifyOf({ verify }: TimelineEvent): string {
  return verify === undefined ? '' : `. To verify: ${verify}`;
}

function daysOf({ effective, compliance, ends }: TimelineEvent): string {
  const days = [
    ...(effective === undefined ? [] : [`from ${effective}`]),
    ...compliance.map(({ on, scope }) => `compliance ${on}${scope === undefined ? '' : ` (${scope})`}`),
    ...(ends === undefined ? [] : [`to ${ends}`]),
  ];
  return days.length === 0 ? 'no day of effect' : days.join(', ');
}

function linksOf({ links, provisions, reform }: TimelineEvent): string[] {
  return [
    ...links.map(({ event, as }) => `${as.replace('-', ' ')} ${event}.`),
    ...(provisions.length === 0 ? [] : [`Touches ${provisions.join(', ')}.`]),
    ...(reform === undefined ? [] : [`Reform: ${reform}.`]),
  ];
}
