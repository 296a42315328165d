import { defineConfig } from 'vitest/config';

/** Real servers answer in their own time; this only bounds a hang. */
const REAL_MS_MAX = 120_000;

/** These files wait more than they compute; two at a time keep two cores about busy. */
const REAL_FILES_AT_ONCE = 2;

const real = {
  testTimeout: REAL_MS_MAX,
  hookTimeout: REAL_MS_MAX,
  pool: 'forks' as const,
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
          globalSetup: './tests/support/engine-setup.ts',
          maxWorkers: REAL_FILES_AT_ONCE,
          sequence: { groupOrder: 1 },
        },
      },
      { test: { name: 'replay', include: ['tests/replay/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'kill',
          include: ['tests/kill/**/*.test.ts'],
          ...real,
          // Each file keeps both cores busy by itself.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
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
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
