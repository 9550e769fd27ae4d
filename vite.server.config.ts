import { defineConfig } from 'vite';

/** One file of our own code; everything of node_modules stays there. */
export default defineConfig({
  publicDir: false,
  cacheDir: '.cache/vite-server',
  build: {
    ssr: 'server/main.ts',
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
  },
});
