import { mock } from 'node:test';
import { engineStamp } from '../../cli/receipt.ts';
import { siteData } from '../../cli/siteData.ts';
import { openWorkbench } from '../../cli/workbench.ts';
import { Memory } from '../../determination/memory.ts';
import type { Bench } from '../engine/bench.ts';

/** What the worker answers with, opened without one: its handlers are plain functions over it. */
export function openTestBench(examples: Bench['examples'] = []): Bench {
  return { ...openWorkbench(), stamp: engineStamp(), examples, memory: new Memory() };
}

/** Lets `fetch` give the data of the site, as its server would. */
export function serveSiteData(): void {
  const data = siteData();
  mock.method(globalThis, 'fetch', async (address: string) => {
    const text = data.get(address.replace('/data/', ''));
    return text === undefined ? new Response(null, { status: 404 }) : new Response(text);
  });
}
