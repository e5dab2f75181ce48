// Loaded into a measured process; tells at its end what it used, where PORTOLAN_BENCH_USAGE says.
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// A thread would count the whole process once more.
if (isMainThread) process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const used = {
    processorMilliseconds: (user + system) / 1000, residentBytes: process.memoryUsage.rss(),
    mostBytes: process.resourceUsage().maxRSS * 1024,
  };
  appendFileSync(process.env.PORTOLAN_BENCH_USAGE, `${JSON.stringify(used)}\n`);
});
