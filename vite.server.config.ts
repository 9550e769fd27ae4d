import { defineConfig } from 'vite';

/** Our own code, the server and the thread it calculates in; everything of node_modules stays there. */
export default defineConfig({
  publicDir: false,
  cacheDir: '.cache/vite-server',
  build: {
    ssr: true,
    rollupOptions: {
      input: {
        main: 'server/main.ts',
        'freezing-thread': 'server/opportunities/freezing-thread.ts',
      },
    },
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
  },
});
