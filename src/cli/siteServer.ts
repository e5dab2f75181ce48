import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.png': 'image/png',
  '.jpg': 'image/jpeg', '.txt': 'text/plain; charset=utf-8',
};
/** A path that ends so means a file; cites end in letters and figures of their own. */
const fileEnding = /\.(?:html|m?js|css|json|svg|woff2|png|jpg|ico|txt|map)$/;
const compressible = new Set(['.html', '.js', '.mjs', '.css', '.json', '.svg', '.txt']);

/** Nothing but what this server itself sends may run, and nothing may be sent elsewhere. */
export const securityHeaders: Record<string, string> = {
  'content-security-policy': [
    "default-src 'none'", "script-src 'self'", "worker-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'",
    "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** What is sent for one path. */
interface Sent {
  body: Buffer;
  zipped?: Buffer;
  type: string;
  /** True where the name of the file holds a digest of its content. */
  lasting: boolean;
}

/**
 * A server of built pages and their data. Only paths that existed when it was made are served, so that no request can
 * name anything else on the disk; every other path that does not end like a file is a screen of the site and gets its page.
 */
export function siteServer(folder: string, data: ReadonlyMap<string, string>): Server {
  return createServer(siteListener(folder, data));
}

/** What {@link siteServer} answers with, for a server that answers more than the site: then the pages know it by their own mark. */
export function siteListener(folder: string, data: ReadonlyMap<string, string>, { isService = false } = {}): RequestListener {
  // Read at once: a later build elsewhere may clear the folder away while this one is still being looked at.
  const files = new Map(pathsBelow(folder, '').map((path) => [`/${path}`, readFileSync(join(folder, path))]));
  for (const [path, text] of data) files.set(`/data/${path}`, Buffer.from(text));
  const page = files.get('/index.html');
  if (isService && page !== undefined) {
    files.set('/index.html', Buffer.from(page.toString().replace('<html ', '<html data-service="yes" ')));
  }
  const kept = new Map<string, Sent>();
  return (request, response) => {
    const path = pathOf(request);
    const name = path === undefined ? undefined : files.has(path) ? path : fileEnding.test(path) ? undefined : '/index.html';
    if (name === undefined || !['GET', 'HEAD'].includes(request.method ?? '')) {
      const status = name === undefined ? 404 : 405;
      const allow = status === 405 ? { allow: 'GET, HEAD' } : {};
      response.writeHead(status, { ...securityHeaders, ...allow, 'content-type': 'text/plain; charset=utf-8' });
      response.end(status === 404 ? 'There is nothing at this address.\n' : 'Only GET is answered here.\n');
      return;
    }
    const sent = kept.get(name) ?? sentFor(name, files.get(name)!);
    kept.set(name, sent);
    send(request, response, sent);
  };
}

function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch (error) {
    if (error instanceof URIError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function sentFor(name: string, body: Buffer): Sent {
  const ending = extname(name);
  const lasting = /[-.][A-Za-z0-9_-]{8,16}\.[a-z0-9]+$/.test(name) && !name.endsWith('.html') && !name.endsWith('index.json');
  const type = types[ending] ?? 'application/octet-stream';
  return { body, type, lasting, ...(compressible.has(ending) && body.length > 1024 ? { zipped: gzipSync(body) } : {}) };
}

function send({ method, headers }: IncomingMessage, response: ServerResponse, { body, zipped, type, lasting }: Sent): void {
  const isZipped = zipped !== undefined && /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
  const content = isZipped ? zipped : body;
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': type, 'content-length': content.length, vary: 'accept-encoding',
    'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(method === 'HEAD' ? undefined : content);
}

function pathsBelow(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? pathsBelow(folder, path) : [path];
  });
}
