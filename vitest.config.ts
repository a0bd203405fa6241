import { defineConfig } from 'vitest/config';

// The files that one worker runs share its modules: loading them anew for each file took longer than most of the tests.
const common = { testTimeout: 30_000, hookTimeout: 60_000, isolate: false };

/** Journeys that start the product and look at it without a browser. */
const processes = [
  'alerts',
  'api-problems',
  'audit',
  'backup',
  'billing',
  'caller-number',
  'changed-price',
  'doors',
  'edge-callers',
  'idempotency',
  'killed',
  'kurrent',
  'mia-call',
  'new-address',
  'open-api',
  'operator',
  'phone',
  'second-factor',
  'telegram',
  'texts-killed',
  'time-machine',
  'two-businesses',
  'webhooks',
  'weekly-report',
].map((name) => `tests/journeys/${name}.spec.ts`);

export default defineConfig({
  test: {
    // As many as CI has cores: by itself it takes one less, and half of them idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['tests/{domain,history,application,simulation}/**/*.spec.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'integration',
          include: ['tests/{contracts,adapters,projections,house}/**/*.spec.ts'],
          globalSetup: ['tests/support/postgres-setup.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...common,
          name: 'processes',
          include: processes,
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...common,
          name: 'browser',
          include: ['tests/{widget,ui,journeys}/**/*.spec.ts'],
          exclude: processes,
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 180_000,
          // A browser and a server each: more than one at a time starves two cores.
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
