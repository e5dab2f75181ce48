#!/usr/bin/env node
process.argv.splice(2, 0, 'portolan');
await import('./run.mjs');
