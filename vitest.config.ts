import { defineConfig } from 'vitest/config';

/** One real PostgreSQL a run; every test file makes itself a database from the migrated template. */
const postgres = './server/testing/global-setup.ts';

export default defineConfig({
  cacheDir: '.cache/vitest',
  test: {
    passWithNoTests: true,
    maxWorkers: 2,
    projects: [
      { test: { name: 'rules', include: ['shared/**/*.test.ts'], isolate: false } },
      { test: { name: 'client', include: ['client/**/*.test.{ts,tsx}'] } },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'prisma/**/*.test.ts'],
          globalSetup: [postgres],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
