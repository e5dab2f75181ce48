import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { InputError } from '../../corpus/diagnostic.ts';
import { FactError } from '../../engine/lawEngine.ts';
import { type Analyst, AnalystBusy, type MadeReceipt } from '../../service/analyst.ts';
import type { DossierQuestion, MadeDossier } from '../../service/dossiers/dossierDesk.ts';
import type { ListDesk } from '../../service/lists/listDesk.ts';
import type { OfferDesk } from '../../service/offers/offerDesk.ts';
import type { DecidedPair, PartyDesk } from '../../service/parties/partyDesk.ts';
import { opened } from '../mcp/command.ts';
import type { AnalystAnswer, AnalystQuestion } from './analystMessages.ts';
import { analystTools } from './analystTools.ts';
import { listsHere } from './listDesk.ts';

/** A question without its number. */
type Unasked = AnalystQuestion extends infer Question ? Question extends unknown ? Omit<Question, 'id'> : never : never;

interface Waiting {
  question: AnalystQuestion;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

interface Thread {
  worker: Worker;
  busyWith: Waiting | undefined;
}

/** So many questions wait for each thread at most; more would only be answered when nobody waits any more. */
const mostWaiting = 64;
const workerFile = new URL('./analystWorker.ts', import.meta.url);

/** Threads that determine packages. A question that takes too long ends its thread, and another takes the place. */
export class Analysts implements Analyst {
  readonly tools = analystTools(opened());
  readonly corpus: string;
  readonly lists: ListDesk = {
    ...listsHere,
    readOffer: (offer, before) => this.#ask({ kind: 'list', offer, before }) as ReturnType<ListDesk['readOffer']>,
  };
  readonly parties: PartyDesk = {
    read: (source, signal) => this.#ask({ kind: 'parties', source }, signal) as ReturnType<PartyDesk['read']>,
    screen: (subjects, signal) => this.#ask({ kind: 'screen', subjects }, signal) as ReturnType<PartyDesk['screen']>,
  };
  readonly offers: OfferDesk = {
    fragment: (text, item, signal) => this.#ask({ kind: 'offer', text, item }, signal) as ReturnType<OfferDesk['fragment']>,
    compose: (question, signal) => this.#ask({ kind: 'compose', question }, signal) as ReturnType<OfferDesk['compose']>,
  };
  readonly #longestMilliseconds: number;
  readonly #threads: Thread[];
  readonly #waiting: Waiting[] = [];
  #asked = 0;
  #isClosing = false;

  private constructor(threads: Thread[], corpus: string, longestMilliseconds: number) {
    this.#threads = threads;
    this.corpus = corpus;
    this.#longestMilliseconds = longestMilliseconds;
    for (const thread of threads) this.#listen(thread);
  }

  /** Starts the threads; each has read the law when this resolves. */
  static async start({ threads, longestSeconds }: { threads: number; longestSeconds: number }): Promise<Analysts> {
    const started = await Promise.all(Array.from({ length: threads }, startThread));
    return new Analysts(started.map(({ worker }) => ({ worker, busyWith: undefined })), started[0]!.corpus, longestSeconds * 1000);
  }

  ask(tool: string, input: unknown, signal?: AbortSignal, decided: readonly DecidedPair[] = []): Promise<unknown> {
    return this.#ask({ kind: 'tool', tool, input, decided }, signal);
  }

  determine(question: Parameters<Analyst['determine']>[0], signal?: AbortSignal): Promise<string> {
    return this.#ask({ kind: 'determine', question }, signal) as Promise<string>;
  }

  receipt(question: Parameters<Analyst['receipt']>[0], signal?: AbortSignal): Promise<MadeReceipt> {
    return this.#ask({ kind: 'receipt', question }, signal) as Promise<MadeReceipt>;
  }

  dossier(question: DossierQuestion, signal?: AbortSignal): Promise<MadeDossier> {
    return this.#ask({ kind: 'dossier', question }, signal) as Promise<MadeDossier>;
  }

  verify(text: string, signal?: AbortSignal): Promise<{ holds: boolean; lines: string[] }> {
    return this.#ask({ kind: 'verify', text }, signal) as Promise<{ holds: boolean; lines: string[] }>;
  }

  sheet(question: Parameters<Analyst['sheet']>[0], signal?: AbortSignal): ReturnType<Analyst['sheet']> {
    return this.#ask({ kind: 'sheet', question }, signal) as ReturnType<Analyst['sheet']>;
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  #ask(question: Unasked, signal?: AbortSignal): Promise<unknown> {
    if (this.#waiting.length >= mostWaiting * this.#threads.length) {
      return Promise.reject(new AnalystBusy('More is asked than can be answered soon. Come back in a moment.'));
    }
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { question: { ...question, id: ++this.#asked }, resolve, reject };
      this.#waiting.push(waiting);
      signal?.addEventListener('abort', () => {
        const index = this.#waiting.indexOf(waiting);
        if (index >= 0) this.#waiting.splice(index, 1);
        reject(new AnalystBusy('Whoever asked has gone.'));
      }, { once: true });
      this.#next();
    });
  }

  #next(): void {
    for (const thread of this.#threads) {
      if (thread.busyWith !== undefined) continue;
      const waiting = this.#waiting.shift();
      if (waiting === undefined) return;
      thread.busyWith = waiting;
      thread.worker.postMessage(waiting.question);
      const limit = setTimeout(() => { if (thread.busyWith === waiting) void thread.worker.terminate(); }, this.#longestMilliseconds);
      limit.unref();
    }
  }

  #listen(thread: Thread): void {
    thread.worker.on('message', (answer: AnalystAnswer) => {
      const asked = thread.busyWith;
      thread.busyWith = undefined;
      if (asked !== undefined) settle(asked, answer);
      this.#next();
    });
    thread.worker.on('error', () => undefined);
    thread.worker.on('exit', () => {
      thread.busyWith?.reject(new AnalystBusy('This took too long, or too much, and was given up.'));
      if (this.#isClosing) return;
      void startThread().then(({ worker }) => {
        thread.worker = worker;
        thread.busyWith = undefined;
        this.#listen(thread);
        this.#next();
      });
    });
  }
}

async function startThread(): Promise<{ worker: Worker; corpus: string }> {
  const worker = new Worker(workerFile);
  const [{ corpus }] = await once(worker, 'message') as [{ corpus: string }];
  return { worker, corpus };
}

function settle({ resolve, reject }: Waiting, answer: AnalystAnswer): void {
  if (!('fault' in answer)) resolve(answer.value);
  else if (answer.fault.kind === 'input') reject(new InputError(answer.fault.diagnostics));
  else if (answer.fault.kind === 'fact') reject(new FactError(answer.fault.problems));
  else reject(Object.assign(new Error('An analyst met a fault of its own.'), { stack: answer.fault.stack }));
}
