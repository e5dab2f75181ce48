import { lookup } from 'node:dns/promises';
import { BlockList } from 'node:net';
import type { Configuration } from '../configuration.ts';
import type { RunningJob } from '../jobs/jobKind.ts';
import { sendMail } from '../mail.ts';
import type { Change } from './answer.ts';
import { type Notice, noticeText, signature } from './message.ts';

const mostAttempts = 8;
const longestMilliseconds = 10_000;

interface Waiting extends Notice {
  channel: string;
  kind: 'email' | 'webhook';
  address: string;
  secret: string;
  attempts: number;
}

/** Sends what waits to be sent. What cannot be sent now is tried again with the next look, and given up after some tries. */
export async function deliver(running: RunningJob): Promise<void> {
  for (const waiting of await waitingOf(running)) {
    const fault = await sent(running, waiting);
    const attempts = waiting.attempts + 1;
    const state = fault === undefined ? { state: 'sent' as const } : attempts >= mostAttempts ? { state: 'failed' as const } : {};
    await running.transact((database) => database.updateTable('monitor_delivery').set({ ...state, attempts, fault: fault ?? null })
      .where('notice', '=', waiting.id).where('channel', '=', waiting.channel).execute());
  }
}

async function waitingOf({ transact }: RunningJob): Promise<Waiting[]> {
  const rows = await transact((database) => database.selectFrom('monitor_delivery')
    .innerJoin('monitor_notice', 'monitor_notice.id', 'monitor_delivery.notice')
    .innerJoin('monitor_channel', 'monitor_channel.id', 'monitor_delivery.channel')
    .innerJoin('package', 'package.id', 'monitor_notice.package')
    .select(['monitor_notice.id', 'monitor_notice.package', 'package.name', 'causes', 'changes', 'monitor_notice.created_at', 'channel',
      'monitor_channel.kind', 'address', 'secret', 'attempts'])
    .where('state', '=', 'waiting').where('monitor_channel.ended_at', 'is', null)
    // What is privileged, or released to some nationalities alone, is told inside only.
    .where('package.privileged', '=', false).where('package.released_to', 'is', null).orderBy('monitor_notice.id').execute());
  return rows.map(({ created_at, changes, ...row }) => ({ ...row, changes: changes as Change[], at: created_at.toISOString() }));
}

/** Sends one notice. Gives why it could not be. */
async function sent({ services: { configuration, log } }: RunningJob, waiting: Waiting): Promise<string | undefined> {
  try {
    if (waiting.kind === 'webhook') await callWebhook(waiting, configuration.webhooksInside);
    else await mailTo(waiting, configuration.smtp);
    return undefined;
  } catch (error) {
    log.error('delivery', { notice: waiting.id, channel: waiting.channel, name: (error as Error).name });
    return error instanceof Error ? error.message.slice(0, 200) : 'It could not be sent.';
  }
}

async function mailTo(notice: Waiting, smtp: Configuration['smtp']): Promise<void> {
  await sendMail(smtp, {
    to: notice.address, subject: `Portolan: the answer for “${notice.name}” has changed`, text: noticeText(notice),
    messageId: `<${notice.id}.${notice.channel}@portolan>`,
  });
}

/** Calls a webhook. The same notice always has the same id, by which whoever is called tells a second call from a second notice. */
async function callWebhook({ address, secret, ...waiting }: Waiting, isInside: boolean): Promise<void> {
  if (!isInside) await refuseInside(new URL(address));
  const { id, package: of, name, causes, changes, at } = waiting;
  const body = JSON.stringify({ format: 'portolan-notice/1', id, package: of, name, causes, changes, at });
  const response = await fetch(address, {
    method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(longestMilliseconds),
    headers: {
      'content-type': 'application/json', 'portolan-notice': id,
      'portolan-signature': signature(secret, Math.floor(Date.now() / 1000), body),
    },
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The webhook answered ${response.status}.`);
}

/** Networks that are not the open internet: a webhook must not reach what stands beside the server. */
const inside = new BlockList();
for (const [network, prefix] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16],
  ['172.16.0.0', 12], ['192.168.0.0', 16], ['224.0.0.0', 3]] as const) inside.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [['::', 127], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) {
  inside.addSubnet(network, prefix, 'ipv6');
}

/** Throws where an address is not https or leads inside. */
export async function refuseInside({ protocol, hostname }: URL): Promise<void> {
  if (protocol !== 'https:') throw new Error('A webhook has an https address.');
  const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true });
  if (found.some(({ address, family }) => inside.check(address, family === 6 ? 'ipv6' : 'ipv4'))) {
    throw new Error('This address leads inside the network of the server.');
  }
}
