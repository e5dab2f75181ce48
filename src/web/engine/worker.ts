import { InputError } from '../../corpus/diagnostic.ts';
import { FactError } from '../../engine/lawEngine.ts';
import { type Bench, openBench } from './bench.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { handlers } from './handlers/handlers.ts';
import type { Reply, Request } from './protocol.ts';

const bench = openBench();

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  answer(data).then((reply) => postMessage(reply), (error: unknown) => { throw error; });
});

async function answer({ id, name, payload }: Request): Promise<Reply> {
  try {
    const handler = handlers[name] as (bench: Bench, payload: unknown) => unknown;
    return { id, given: await handler(await bench, payload) };
  } catch (error) {
    if (error instanceof InputError || error instanceof FactError) return { id, problems: diagnosticsOf(error) };
    return { id, fault: error instanceof Error ? error.message : String(error) };
  }
}
