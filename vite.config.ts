import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const port = Number(process.env.PORT || 3000);
const server = { target: `http://localhost:${port + 1}`, changeOrigin: false };

export default defineConfig({
  root: 'client',
  publicDir: 'public',
  cacheDir: '../.cache/vite',
  plugins: [react()],
  worker: { format: 'es' },
  server: {
    port,
    strictPort: true,
    proxy: { '/api': server, '/health': server },
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: 'hidden',
  },
});
