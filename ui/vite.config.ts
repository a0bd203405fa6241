import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [svelte()],
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    manifest: 'chunks.json',
    rolldownOptions: {
      output: {
        // What rooms share comes in one file: each of its own is a request, with headers larger than what it brings.
        codeSplitting: {
          groups: [{ name: 'shared', test: /ui\/(components|data)\/[\w.-]+$/u, minShareCount: 2 }],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
