import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.ts'],
    env: { TZ: 'America/New_York' }, // a zone in which a UTC or local date would show itself as a wrong day
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A busy machine is no fault: a wait ends when what is waited for is there.
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
    // A worker goes on from file to file with the modules it has read: a quarter of the time. What a test changes outside
    // itself it puts back (`vi.unstubAllGlobals`).
    isolate: false,
  },
});
