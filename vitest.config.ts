import { defineConfig } from 'vitest/config';

/** Real servers answer in their own time; this only bounds a hang. */
const REAL_MS_MAX = 120_000;

const real = {
  globalSetup: './tests/support/engine-setup.ts',
  testTimeout: REAL_MS_MAX,
  hookTimeout: REAL_MS_MAX,
  pool: 'forks' as const,
  // Two cores: a second file at once makes both slower and neither sooner done.
  fileParallelism: false,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,workflows,activities,bench}/**/*.test.ts'],
          // Laws over many cases take their time on a busy machine; this only bounds a hang.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts', 'examples/**/*.test.ts'],
          ...real,
        },
      },
      { test: { name: 'replay', include: ['tests/replay/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'kill',
          include: ['tests/kill/**/*.test.ts'],
          ...real,
          globalSetup: [],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          ...real,
          // The pages as a user gets them.
          globalSetup: './tests/support/browser-setup.ts',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
