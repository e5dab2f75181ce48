import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The reader of tables has a build without Node's own classes, under another name. */
const alias = { 'csv-parse/sync': 'csv-parse/browser/esm/sync' };

export default defineConfig({
  root: here,
  base: '/',
  publicDir: false,
  resolve: { alias },
  worker: { format: 'es' },
  build: {
    target: 'es2024',
    emptyOutDir: true,
    // An asset inside a script or style sheet would need a wider policy than one from the server.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2048,
  },
});
