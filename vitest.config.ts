import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['dist/**', 'node_modules/**', '.cache/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores are what we promise to run on; native addons are safest in separate processes.
    pool: 'forks',
    maxWorkers: 2,
  },
})
