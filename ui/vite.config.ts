import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

// The oldest web views that the window runs in: WebKitGTK 2.40 and WebView2 of 2023.
const TARGET = ['safari16.4', 'chrome110'];

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { host: '127.0.0.1', port: 5173 },
  build: { target: TARGET, cssTarget: TARGET, sourcemap: false, reportCompressedSize: false },
  // Long enough for a slow machine under load.
  test: { environment: 'happy-dom', include: ['test/**/*.test.ts'], testTimeout: 60_000 },
});
