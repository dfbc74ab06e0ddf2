import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/support/reporter.ts'],
    // Real servers and a real browser on a small machine: generous, so that only what is broken fails.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more files at once would only make each of the real servers slower.
    maxWorkers: 2,
  },
});
