import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the API listens while the pages are served by Vite. */
const API = {
  target: process.env.PARLEY_API ?? 'http://127.0.0.1:8080',
  // The API refuses calls of a page that another host served.
  changeOrigin: false,
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Read by the benchmark that weighs the first load.
    manifest: true,
    chunkSizeWarningLimit: 1_000,
  },
  server: { proxy: { '/v1': API, '/openapi.json': API, '/docs': API } },
});
