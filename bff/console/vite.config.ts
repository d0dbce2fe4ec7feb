import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const bffUrl = process.env['LOUDOU_BFF_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    // Ant Design and the chart library are one piece each; charts are fetched after the page stands.
    chunkSizeWarningLimit: 650,
    target: 'es2022',
    // The first browsers that know light-dark(), by which each colour is written once for both themes.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
  },
  server: { proxy: { '/trpc': bffUrl } },
});
