import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { testStores } from '../../store/testing/stores.ts';
import type { Analyst } from '../analyst.ts';
import { readConfiguration } from '../configuration.ts';
import { jobKinds } from '../jobs/jobKinds.ts';
import { startWorker } from '../jobs/worker.ts';
import { idleAnalyst, testService } from '../testing/service.ts';
import { startTelemetry } from './telemetry.ts';

const stores = testStores();
after(() => stores.stop());

interface Attribute { key: string; value: { stringValue?: string; intValue?: number } }
interface Span {
  traceId: string; spanId: string; parentSpanId?: string; name: string; attributes: Attribute[]; status: { code?: number };
}
interface Metric {
  name: string; gauge?: object;
  histogram?: { dataPoints: { count: number; bucketCounts: number[]; explicitBounds: number[]; attributes: Attribute[] }[] };
}

/** A collector on this machine that keeps what it is sent. */
async function collector() {
  const sent: { path: string; authorization: string | undefined; body: string }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      sent.push({ path: request.url!, authorization: request.headers.authorization, body });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const bodies = (path: string) => sent.filter((one) => one.path === path).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  return {
    sent, server, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => bodies('/v1/traces').flatMap((body) => (body.resourceSpans as { scopeSpans: { spans: Span[] }[] }[])
      .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))),
    metrics: () => bodies('/v1/metrics').flatMap((body) => (body.resourceMetrics as { scopeMetrics: { metrics: Metric[] }[] }[])
      .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))),
  };
}

const caller = { trace: '0af7651916cd43dd8448eb211c80319c', span: 'b7ad6b7169203331' };
const traceparent = `00-${caller.trace}-${caller.span}-01`;
const factsOf = ({ attributes }: { attributes: Attribute[] }): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value: { stringValue, intValue } }) => [key, stringValue ?? intValue]));

const analyst: Analyst = { ...idleAnalyst,
  determine: () => Promise.resolve(JSON.stringify({ format: 'portolan-determination/2', on: '2026-11-23', corpus: '0'.repeat(64) })) };

/** A service that tells a collector, after somebody saved a package, asked for a job and for what is not there. */
async function told() {
  const at = await collector();
  process.env.OTEL_EXPORTER_OTLP_HEADERS = 'authorization=Bearer%20of-the-collector';
  process.env.OTEL_SERVICE_NAME = 'portolan-of-a-test';
  const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: `${at.endpoint}/`, PORTOLAN_METRICS_TOKEN: 'collector' };
  const log = { info: () => undefined, error: (event: string) => assert.fail(event) };
  const telemetry = await startTelemetry(readConfiguration(environment, { port: 3000, processors: 1 }), log, '1.2.3');
  const service = testService(await stores.sharedStore('embedded'), { telemetry, environment, analyst });
  const workspace = await service.newWorkspace();
  const preparer = await service.member(workspace, ['preparer']);
  const path = `/workspaces/${workspace}`;
  await preparer.ask('POST', `${path}/packages`, { name: 'Blue harbour', text: 'title: Blue harbour' });
  await preparer.ask('GET', `${path}/packages/${workspace}?private=blue`);
  const begun = await preparer.ask('POST', `${path}/jobs/determinations`, {}, { traceparent, tracestate: 'of=them' });
  const worker = await startWorker(service.services, jobKinds);
  await preparer.ask('GET', `${begun.headers.get('location')!.replace('/api', '')}/progress`);
  await worker.stop();
  const { text: page } = await service.nobody.ask('GET', '/metrics', undefined, { authorization: 'Bearer collector' });
  await telemetry.stop();
  at.server.close();
  return { ...at, page, lines: service.lines, preparer, workspace };
}

test('a collector hears of requests, transactions and jobs, who waits for what, and of nothing that anybody wrote', async () => {
  const { spans, metrics, sent, page, lines, preparer, workspace } = await told();
  const of = (name: string): Span => spans().find((span) => span.name === name) ?? assert.fail(`no span ${name}`);
  const within = (outer: Span): Span[] => spans().filter(({ parentSpanId }) => parentSpanId === outer.spanId);

  const saved = of('POST /workspaces/{workspace}/packages');
  const { 'portolan.request': request, ...facts } = factsOf(saved);
  assert.deepEqual(facts, { 'http.request.method': 'POST', 'http.route': '/workspaces/{workspace}/packages',
    'http.response.status_code': 201 });
  assert.equal(saved.parentSpanId, undefined);
  assert.deepEqual(within(saved).map(({ name, attributes }) => [name, factsOf({ attributes })]),
    [['transaction', { 'db.system.name': 'postgresql' }]]);
  assert.ok(lines.some((line) => line.includes(String(request)) && line.includes(`00-${saved.traceId}-${saved.spanId}-01`)),
    'the log names the span');

  const missing = of('GET /workspaces/{workspace}/packages/{package}');
  assert.equal(missing.status.code ?? 0, 0, 'that somebody asks for what is not there is no fault of the server');
  assert.equal(factsOf(within(missing)[0]!)['error.type'], 'Problem');

  const asking = of('POST /workspaces/{workspace}/jobs/determinations');
  assert.deepEqual([asking.traceId, asking.parentSpanId], [caller.trace, caller.span], 'the span goes on with that of whoever asks');
  const job = of('job determine-all');
  assert.equal(job.traceId, caller.trace);
  assert.ok(within(asking).some(({ spanId }) => spanId === job.parentSpanId), 'the job goes on with the transaction that asked for it');
  assert.ok(within(job).length >= 3 && within(job).every(({ name }) => name === 'transaction'));

  const timed = metrics().filter(({ name }) => name === 'http.server.request.duration').at(-1)!.histogram!.dataPoints;
  const point = timed.find((one) => factsOf(one)['http.route'] === '/workspaces/{workspace}/packages')!;
  assert.deepEqual([point.count, point.bucketCounts.length, point.bucketCounts.reduce((sum, one) => sum + one)], [1, 8, 1]);
  assert.match(page, /portolan_request_seconds_count\{method="POST",route="\/workspaces\/\{workspace\}\/packages",status="201"\} 1/);
  assert.match(page, /portolan_job_seconds_count\{kind="determine-all",state="done"\} 1/);
  assert.equal(metrics().find(({ name }) => name === 'portolan.job.duration')!.histogram!.dataPoints[0]!.count, 1);

  const all = sent.map(({ body }) => body).join('\n');
  for (const secret of ['Blue harbour', 'blue', preparer.user, preparer.token, workspace, 'localhost']) {
    assert.ok(!all.includes(secret), `${secret} was sent`);
  }
  assert.ok(sent.every(({ authorization }) => authorization === 'Bearer of-the-collector'));
  assert.match(all, /portolan-of-a-test/);
  assert.match(all, /1\.2\.3/);
});

test('what cannot be sent is told in the log, and nobody waits for it', async () => {
  const { endpoint, server } = await collector();
  server.close();
  process.env.OTEL_EXPORTER_OTLP_TIMEOUT = '200';
  const faults: string[] = [];
  const { tracing, stop } = await startTelemetry({ collector: { endpoint, metricMilliseconds: 60_000, share: 1 } },
    { info: () => undefined, error: (event, fields) => { faults.push(`${event} ${JSON.stringify(fields)}`); } }, '1');
  assert.equal(await tracing.span({ name: 'n', kind: 'server', facts: {} }, () => Promise.resolve('done')), 'done');
  await stop();
  assert.ok(faults.length > 0);
  assert.ok(faults.every((fault) => fault === 'telemetry {"name":"NotSent"}'));
});

test('without a collector nothing of OpenTelemetry is loaded by the service', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', `
    import { registerHooks } from 'node:module';
    registerHooks({ resolve: (specifier, context, next) => {
      if (specifier.startsWith('@opentelemetry/') && context.parentURL.includes('/src/')) console.log(specifier);
      return next(specifier, context);
    } });
    await import(${JSON.stringify(import.meta.resolve('../server.ts'))});
    const { startTelemetry } = await import(${JSON.stringify(import.meta.resolve('./telemetry.ts'))});
    await startTelemetry({ collector: undefined });
    console.log('started');
  `]);
  assert.equal(stdout, 'started\n');
});
