// Loaded into a measured process; tells at its end what it used, where PORTOLAN_BENCH_USAGE says.
import { appendFileSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const used = { processorMilliseconds: (user + system) / 1000, residentBytes: process.memoryUsage.rss() };
  appendFileSync(process.env.PORTOLAN_BENCH_USAGE, `${JSON.stringify(used)}\n`);
});
