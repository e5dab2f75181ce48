import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

const files: Readonly<Record<string, [file: string, type: string]>> = {
  '/account': ['page.html', 'text/html'], '/account.js': ['page.js', 'text/javascript'], '/account.css': ['page.css', 'text/css'],
};

/** Only what this server sends may run or be asked, and nobody may frame the page. */
const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Answers the page on which people accept an invitation and sign in. False where something else is asked for. */
export function accountPage(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const bodies = new Map(Object.entries(files).map(([path, [file, type]]) =>
    [path, { type, body: readFileSync(new URL(file, import.meta.url)) }]));
  return ({ url = '', method }, response) => {
    const found = bodies.get(url.split('?')[0]!);
    if (found === undefined || method !== 'GET') return false;
    response.writeHead(200, {
      'content-type': `${found.type}; charset=utf-8`, 'content-security-policy': policy, 'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer', 'cache-control': 'no-cache', 'cross-origin-opener-policy': 'same-origin',
    });
    response.end(found.body);
    return true;
  };
}
