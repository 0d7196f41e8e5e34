import { startVitest, type TestModule, type Vitest } from 'vitest/node'

/**
 * `npm test [-- file …]` and, with `--long`, `npm run test:long`. Files run in a shuffled order; the last line says how it went.
 */
const options = process.argv.slice(2)
if (options.includes('--long')) process.env.TEST_SET = 'long'
const files = options.filter((option) => !option.startsWith('--'))
const projects = options.filter((option) => option.startsWith('--project=')).map((option) => option.slice('--project='.length))
const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000_000)

console.log(`order of the files: seed ${seed} (TEST_SEED=${seed} repeats it)`)
const vitest = await startVitest('test', files, {
  run: true,
  watch: false,
  passWithNoTests: true,
  allowOnly: false,
  ...(projects.length > 0 ? { project: projects } : {}),
  sequence: { seed },
})
const tally = count(vitest)
// What vitest holds against the run without naming a test: a global setup that failed, a bad option.
if (process.exitCode && tally.failed === 0) tally.failed = 1
await vitest.close()
process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0
process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`, () => process.exit())

interface Tally {
  passed: number
  failed: number
}

function count(run: Vitest): Tally {
  const tally: Tally = { passed: 0, failed: run.state.getUnhandledErrors().length }
  for (const module of run.state.getTestModules()) {
    const { passed, failed } = countModule(module)
    tally.passed += passed
    tally.failed += failed
  }
  return tally
}

/** A file that could not be loaded, or whose hook failed, is a failure even where no test of it was. */
function countModule(module: TestModule): Tally {
  const tally: Tally = { passed: 0, failed: 0 }
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    if (state === 'passed') tally.passed++
    // A test that never ended has lost its worker.
    if (state === 'failed' || state === 'pending') tally.failed++
  }
  if (tally.failed === 0 && module.state() !== 'passed' && module.state() !== 'skipped') tally.failed = 1
  return tally
}
