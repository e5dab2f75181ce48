import { InputError } from '../corpus/diagnostic.ts';

/** What the environment says about the service, read once when it starts. */
export interface Configuration {
  databaseUrl: string | undefined;
  databaseConnections: number;
  /** Where browsers reach the service; passkeys and cookies are bound to it. */
  address: string;
  /** What the service listens on: this machine alone unless told otherwise. */
  listen: string;
  secret: string | undefined;
  requestsPerMinute: number;
  /** After so long a session ends, whatever happens in it. */
  sessionHours: number;
  /** And after so long in which nothing does. */
  idleMinutes: number;
  /** A password alone opens nothing but the way to a passkey. */
  requiresPasskey: boolean;
  retentionYears: number;
  analysts: number;
  longestAnswerSeconds: number;
  metricsToken: string | undefined;
  clientAddressHeader: string | undefined;
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined;
  /** A file that says what this office sets otherwise in the way of a proposal. */
  workflow: string | undefined;
  /** How mail is sent; without it none is. */
  smtp: { url: string; from: string } | undefined;
  /** Who is told of requests and jobs in the words of OpenTelemetry; nobody without it. */
  collector: { endpoint: string; metricMilliseconds: number; share: number } | undefined;
  /** Webhooks may call addresses inside the server's own network, and without https. */
  webhooksInside: boolean;
}

interface Setting {
  name: string;
  meaning: string;
  usual: string;
  isSecret?: true;
}

/** Every setting of the environment. The table in docs/operating.md is made from this list. */
export const settings = {
  databaseUrl: { name: 'DATABASE_URL', meaning: 'a PostgreSQL (14 or newer) to keep everything in, instead of a folder', usual: 'none',
    isSecret: true },
  databaseConnections: { name: 'PORTOLAN_DATABASE_CONNECTIONS', meaning: 'the most connections one process opens to it', usual: '10' },
  address: { name: 'PORTOLAN_ADDRESS', meaning: 'where browsers reach the service, as in https://portolan.example',
    usual: 'http://localhost and the port' },
  listen: { name: 'PORTOLAN_LISTEN', meaning: 'the network address to listen on; 0.0.0.0 for all, behind a proxy that speaks TLS',
    usual: '127.0.0.1' },
  secret: {
    name: 'PORTOLAN_SECRET', meaning: 'signs cookies; at least 32 characters, the same for every process on one database',
    usual: 'made once and kept in the data folder; has to be given with DATABASE_URL', isSecret: true,
  },
  requestsPerMinute: { name: 'PORTOLAN_REQUESTS_PER_MINUTE',
    meaning: 'the most requests one person, token or address may send, by process', usual: '600' },
  sessionHours: { name: 'PORTOLAN_SESSION_HOURS', meaning: 'after this somebody signs in again, whatever they do', usual: '24' },
  idleMinutes: { name: 'PORTOLAN_IDLE_MINUTES', meaning: 'and after this, where they do nothing', usual: '60' },
  passkeys: { name: 'PORTOLAN_PASSKEYS',
    meaning: '`required`: a password, or an organisation\'s word, opens nothing but the way to a passkey; or `optional`',
    usual: '`required` where the address begins with https, else `optional`' },
  retentionYears: { name: 'PORTOLAN_RETENTION_YEARS', meaning: 'how long a new workspace keeps its records', usual: '5' },
  analysts: { name: 'PORTOLAN_ANALYSTS', meaning: 'threads that determine packages, by process',
    usual: 'one less than the processors, at least 1' },
  longestAnswerSeconds: { name: 'PORTOLAN_LONGEST_ANSWER_SECONDS', meaning: 'after this a determination is given up', usual: '60' },
  metricsToken: { name: 'PORTOLAN_METRICS_TOKEN',
    meaning: 'what a collector of metrics sends as bearer token; without it nobody reads them', usual: 'none', isSecret: true },
  clientAddressHeader: { name: 'PORTOLAN_CLIENT_ADDRESS_HEADER',
    meaning: 'the header in which a proxy in front writes the address of the browser, as in x-real-ip',
      usual: 'none: the connection itself' },
  workflow: { name: 'PORTOLAN_WORKFLOW', meaning: 'a file with what this office sets otherwise in the way of a proposal (docs/workflow.md)',
    usual: 'none: as the data has it' },
  smtpUrl: { name: 'PORTOLAN_SMTP_URL', meaning: 'a mail server, as in smtps://user:password@mail.example', usual: 'none: no mail is sent',
    isSecret: true },
  mailFrom: { name: 'PORTOLAN_MAIL_FROM', meaning: 'the address mail comes from', usual: 'none; has to be given with PORTOLAN_SMTP_URL' },
  webhooksInside: { name: 'PORTOLAN_WEBHOOKS_INSIDE', meaning: '`yes` lets webhooks call addresses inside the server\'s own network',
    usual: 'no' },
  oidcIssuer: { name: 'PORTOLAN_OIDC_ISSUER', meaning: 'an OpenID Connect provider to sign in with', usual: 'none' },
  oidcClientId: { name: 'PORTOLAN_OIDC_CLIENT_ID', meaning: 'the name of this service there', usual: 'none' },
  oidcClientSecret: { name: 'PORTOLAN_OIDC_CLIENT_SECRET', meaning: 'and its secret', usual: 'none', isSecret: true },
  otlpEndpoint: { name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    meaning: 'a collector of OpenTelemetry that is sent traces and metrics, as in http://localhost:4318', usual: 'none: nothing is sent' },
  otlpHeaders: { name: 'OTEL_EXPORTER_OTLP_HEADERS', meaning: 'headers sent to it, as in authorization=Bearer%20…', usual: 'none',
    isSecret: true },
  otlpProtocol: { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', meaning: 'how it is spoken to: `http/json`, the only way spoken here',
    usual: 'http/json' },
  serviceName: { name: 'OTEL_SERVICE_NAME', meaning: 'what the service is called there', usual: 'portolan' },
  resourceAttributes: { name: 'OTEL_RESOURCE_ATTRIBUTES', meaning: 'what else is said of it, as in deployment.environment.name=test',
    usual: 'version, and a new id for each process' },
  metricInterval: { name: 'OTEL_METRIC_EXPORT_INTERVAL', meaning: 'how often metrics are sent, in milliseconds', usual: '60000' },
  tracesShare: { name: 'OTEL_TRACES_SAMPLER_ARG',
    meaning: 'which share of the traces that begin here is sent, from 0 to 1; traces that began elsewhere are as their sender says',
    usual: '1' },
  otelDisabled: { name: 'OTEL_SDK_DISABLED', meaning: '`true` sends nothing, whatever else is set', usual: 'false' },
} satisfies Record<string, Setting>;

export type Environment = Readonly<Record<string, string | undefined>>;

const shortestSecret = 32;

/** Reads the settings. Throws {@link InputError} naming each that cannot be used; the value of none is repeated. */
export function readConfiguration(environment: Environment, { port, processors }: { port: number; processors: number }): Configuration {
  const text = (setting: Setting): string | undefined => environment[setting.name] || undefined;
  const count = (setting: Setting, usual: number): number => {
    const given = text(setting);
    if (given === undefined) return usual;
    if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
    throw refusal(setting, 'This has to be a whole number above zero.');
  };
  const databaseUrl = text(settings.databaseUrl);
  const secret = text(settings.secret);
  const address = addressOf(text(settings.address) ?? `http://localhost:${port}`);
  if (secret !== undefined && secret.length < shortestSecret) throw refusal(settings.secret,
    `A secret has at least ${shortestSecret} characters.`);
  return {
    databaseUrl, secret,
    databaseConnections: count(settings.databaseConnections, 10),
    address,
    listen: text(settings.listen) ?? '127.0.0.1',
    requestsPerMinute: count(settings.requestsPerMinute, 600),
    sessionHours: count(settings.sessionHours, 24), idleMinutes: count(settings.idleMinutes, 60),
    requiresPasskey: passkeysOf(text(settings.passkeys), address),
    retentionYears: count(settings.retentionYears, 5),
    analysts: count(settings.analysts, Math.max(1, processors - 1)),
    longestAnswerSeconds: count(settings.longestAnswerSeconds, 60),
    metricsToken: text(settings.metricsToken),
    clientAddressHeader: text(settings.clientAddressHeader),
    workflow: text(settings.workflow),
    smtp: smtpOf(text(settings.smtpUrl), text(settings.mailFrom)), webhooksInside: text(settings.webhooksInside) === 'yes',
    collector: collectorOf(text, count),
    oidc: oidcOf(text(settings.oidcIssuer), text(settings.oidcClientId), text(settings.oidcClientSecret)),
  };
}

function addressOf(given: string): string {
  const url = URL.parse(given);
  const isPlain = url !== null && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && url.search === '';
  if (!isPlain) throw refusal(settings.address, 'This has to be an address without a path, as in https://portolan.example.');
  if (/^[\d.]+$|^\[/.test(url.hostname)) throw refusal(settings.address,
    'Passkeys need a name, not a number: write localhost for this machine.');
  return url.origin;
}

function collectorOf(
  text: (setting: Setting) => string | undefined, count: (setting: Setting, usual: number) => number,
): Configuration['collector'] {
  const endpoint = text(settings.otlpEndpoint);
  if (endpoint === undefined || text(settings.otelDisabled)?.toLowerCase() === 'true') return undefined;
  if (!['http:', 'https:'].includes(URL.parse(endpoint)?.protocol ?? '')) throw refusal(settings.otlpEndpoint,
    'This has to begin with http:// or https://.');
  if ((text(settings.otlpProtocol) ?? 'http/json') !== 'http/json') throw refusal(settings.otlpProtocol,
    'Collectors are sent JSON over HTTP here: http/json. They take it at the port of http/protobuf.');
  const share = Number(text(settings.tracesShare) ?? 1);
  if (!(share >= 0 && share <= 1)) throw refusal(settings.tracesShare, 'This has to be a number from 0 to 1.');
  return { endpoint: endpoint.replace(/\/+$/, ''), share, metricMilliseconds: count(settings.metricInterval, 60_000) };
}

function passkeysOf(given: string | undefined, address: string): boolean {
  if (given === undefined) return address.startsWith('https:');
  if (!['required', 'optional'].includes(given)) throw refusal(settings.passkeys, 'This is `required` or `optional`.');
  return given === 'required';
}

function smtpOf(url?: string, from?: string): Configuration['smtp'] {
  if (url === undefined) return undefined;
  if (!/^smtps?:\/\/\S+$/.test(url)) throw refusal(settings.smtpUrl, 'This has to begin with smtp:// or smtps://.');
  if (from === undefined) throw refusal(settings.mailFrom, 'Mail needs an address to come from.');
  return { url, from };
}

function oidcOf(issuer?: string, clientId?: string, clientSecret?: string): Configuration['oidc'] {
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined) return { issuer, clientId, clientSecret };
  throw refusal(settings.oidcIssuer, 'OpenID Connect needs all three: the issuer, the client and its secret.');
}

/** A setting that cannot be used. */
export function refusal({ name }: Pick<Setting, 'name'>, message: string): InputError {
  return new InputError([{ file: 'environment', line: 1, column: 1, field: name, message,
    hint: 'docs/operating.md has the table of all settings.' }]);
}
