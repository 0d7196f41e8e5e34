import { availableParallelism } from 'node:os'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const minute = 60_000
const either = { sqlite: ['tests/support/setup/sqlite.ts'], postgres: ['tests/support/setup/postgres.ts'] }
type Engine = keyof typeof either
/** Of what is waited for: its own second is short on a machine with other work. */
const patient = { poll: { timeout: minute / 4 } }

const plain = (name: string, folder: string): TestProjectInlineConfiguration => ({
  test: { name, include: [`tests/${folder}/**/*.test.ts`], testTimeout: minute },
})

const onEngine = (name: string, engine: Engine, folders: string, testTimeout: number): TestProjectInlineConfiguration => ({
  test: {
    name,
    include: [`tests/${folders}/**/*.test.ts`],
    env: { TEST_ENGINE: engine },
    globalSetup: either[engine],
    testTimeout,
    hookTimeout: minute,
    expect: patient,
  },
})

const browser: TestProjectInlineConfiguration = {
  test: {
    name: 'browser',
    include: ['tests/browser/**/*.test.ts'],
    env: { TEST_ENGINE: 'sqlite' },
    globalSetup: [...either.sqlite, 'tests/support/setup/browser.ts'],
    setupFiles: ['tests/support/setup/each-browser-file.ts'],
    testTimeout: 2 * minute,
    hookTimeout: minute,
    expect: patient,
  },
}

// Every server test file runs on both databases.
const short = [
  plain('domain', 'domain'),
  plain('architecture', 'architecture'),
  onEngine('sqlite', 'sqlite', '{server,live,migrations}', minute / 2),
  onEngine('postgres', 'postgres', '{server,live,migrations}', minute / 2),
  browser,
]

const long = [onEngine('long-sqlite', 'sqlite', '{faults,load}', 20 * minute), onEngine('long-postgres', 'postgres', '{faults,load}', 20 * minute)]

export default defineConfig({
  test: {
    projects: process.env.TEST_SET === 'long' ? long : short,
    maxWorkers: availableParallelism(),
    // Loading the server anew for each file took an eighth of the run. The shuffle finds the file that another one's leftovers disturb.
    isolate: false,
    // A file that finds another file's leftovers is found out; `TEST_SEED` replays an order (tests/support/run.ts).
    sequence: { shuffle: { files: true, tests: false } },
  },
})
