import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// The files that one worker runs share its modules: loading them anew for each file took longer than most of the tests.
const common = { testTimeout: 30_000, hookTimeout: 60_000, isolate: false };

/** The longest first, by name: begun last, one of them would keep a whole run waiting. */
const longest = [
  ...['edge-callers', 'backup', 'api-problems', 'two-businesses', 'killed', 'time-machine', 'promises'],
  ...['canary', 'weekly-report', 'forget-me', 'handset', 'calls'],
  ...['texts-killed', 'widget', 'without-mouse', 'operator', 'mia-call', 'kurrent', 'trial-to-cancel'],
  ...['doors', 'simulation', 'read-models-ownership', 'embedded-postgres', 'business-archive'],
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex((name) => moduleId.endsWith(`/${name}.spec.ts`));
      return found < 0 ? longest.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    // As many as CI has cores: by itself it takes one less, and half of them idle.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
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
          include: ['tests/{contracts,adapters,projections,house,promises}/**/*.spec.ts'],
          globalSetup: ['tests/support/postgres-setup.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'journeys',
          include: ['tests/{widget,ui,journeys}/**/*.spec.ts'],
          globalSetup: ['tests/support/postgres-setup.ts', 'tests/support/chromium-setup.ts'],
          testTimeout: 180_000,
          // Half of the time they wait: for people to have spoken, and for processes to be ready.
          maxWorkers: 4,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
