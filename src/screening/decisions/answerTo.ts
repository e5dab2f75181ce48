import type { Subject } from '../entry.ts';
import { entryKey } from '../lists/diff.ts';
import type { Answer } from './answers.ts';
import type { Finding } from './finding.ts';
import type { Ledger, Standing } from './ledger.ts';

/** What screening came to for a subject: findings that were settled as somebody else are kept, with the decision. */
export function answerTo(subject: Subject, findings: readonly Finding[], ledger: Ledger, on: string): Answer {
  const standings = findings.map((finding) => ledger.standing(finding, on));
  const open = standings.some(({ status }) => ['open', 'expired', 'reopened'].includes(status));
  const waiting = standings.some(({ status }) => status === 'awaiting-second');
  return {
    subject: subject.id,
    status: findings.length === 0 ? 'nothing-found' : open ? 'open' : waiting ? 'awaiting-second' : 'decided',
    findings: findings.map(({ entry, score, verdict, because }, index) => ({
      list: entry.list, entry: entryKey(entry), name: entry.name, score, verdict, because, ...decisionText(standings[index]!),
    })),
  };
}

function decisionText({ status, decision, because }: Standing): { decision?: string } {
  if (decision === undefined) return {};
  const made = `${decision.verdict} (${decision.who}, ${decision.at.slice(0, 10)})`;
  const state = { decided: '', open: '', 'awaiting-second': ', waits for a second person', expired: `, stood until ${decision.expires}` };
  return { decision: `${made}${status === 'reopened' ? `, re-opened: ${because.join('; ')}` : state[status]}` };
}
