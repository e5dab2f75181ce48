import { Problem } from './problem.ts';

/** No body is longer: a package of the largest size with room for its quotes. */
export const mostBytes = 12 * 1024 * 1024;

/** The body of a request as text; what is too long is not read to its end. */
export async function readText({ body, headers }: Request): Promise<string> {
  if (Number(headers.get('content-length') ?? 0) > mostBytes) throw tooLarge();
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function tooLarge(): Problem {
  return new Problem(413, `A request has at most ${mostBytes / 1024 / 1024} MB.`);
}
