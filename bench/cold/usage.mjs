// Loaded into a measured process; tells at its end what it used, where PORTOLAN_BENCH_USAGE says.
import { appendFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const used = { processorMilliseconds: (userCPUTime + systemCPUTime) / 1000, residentBytes: maxRSS * 1024 };
  appendFileSync(process.env.PORTOLAN_BENCH_USAGE, `${JSON.stringify(used)}\n`);
});
