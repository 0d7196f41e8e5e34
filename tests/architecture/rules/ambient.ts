import { Visitor } from 'vite'
import { type Rule, within } from '../rule.ts'
import { at, type Source } from '../source.ts'

/** A rule about what code outside `where` must not reach for. `find` reports each place. */
function ambientRule(rule: Omit<Rule, 'violations'> & { where: (path: string) => boolean; find: (source: Source, report: Report) => void }): Rule {
  return {
    ...rule,
    violations(source) {
      if (!rule.where(source.path)) return []
      const found: string[] = []
      rule.find(source, (offset, what) => found.push(at(source, offset, what)))
      return found
    },
  }
}

type Report = (offset: number, what: string) => void

export const environmentInConfig: Rule = ambientRule({
  name: 'the environment is read in server/config.ts',
  where: (path) => path !== 'server/config.ts' && !within('tests', 'build')(path),
  find: findEnvironment,
  broken: [
    ['server/main.ts', 'const port = process.env.PORT'],
    ['server/main.ts', "const port = process['env'].PORT"],
    ['server/main.ts', 'const { env } = process'],
    ['server/main.ts', 'const port = globalThis.process.env.PORT'],
    ['server/main.ts', "import { env } from 'node:process'"],
    ['web/kit/api.ts', 'const base = process.env.BASE'],
  ],
  kept: [
    ['server/config.ts', 'const port = process.env.PORT'],
    ['server/main.ts', 'process.exit(process.versions.node ? 0 : 1)'],
  ],
})

function findEnvironment(source: Source, report: Report): void {
  const what = 'reads the environment'
  for (const { target, names, offset } of source.imports) if (/^(node:)?process$/.test(target) && names.includes('env')) report(offset, what)
  new Visitor({
    MemberExpression(node) {
      if (memberOf(node) === 'env' && nameOf(node.object) === 'process') report(node.start, what)
    },
    VariableDeclarator(node) {
      if (node.id.type === 'ObjectPattern' && node.init && nameOf(node.init) === 'process') report(node.start, what)
    },
  }).visit(source.program)
}

export const clockInDeps: Rule = ambientRule({
  name: "the system's clock, timers and chance are met in server/deps.ts alone, and nowhere in shared or migrations",
  where: (path) => path !== 'server/deps.ts' && within('server', 'shared', 'migrations')(path),
  find: findClock,
  broken: [
    ['server/tickets/take.ts', 'const now = Date.now()'],
    ['server/tickets/take.ts', 'const now = new Date()'],
    ['server/tickets/take.ts', 'const now = Date()'],
    ['server/tickets/take.ts', 'const now = Temporal.Now.instant()'],
    ['server/tickets/take.ts', 'const started = performance.now()'],
    ['server/jobs/night.ts', 'setTimeout(run, 1000)'],
    ['server/jobs/night.ts', 'globalThis.setInterval(run, 1000)'],
    ['server/jobs/night.ts', "import { setTimeout as pause } from 'node:timers/promises'"],
    ['server/tickets/take.ts', 'const id = crypto.randomUUID()'],
    ['server/tickets/take.ts', "import { randomBytes } from 'node:crypto'"],
    ['server/tickets/take.ts', "import nodeCrypto from 'node:crypto'\nconst id = nodeCrypto.randomInt(9)"],
    ['shared/domain/queue.ts', 'const jitter = Math.random()'],
  ],
  kept: [
    ['server/deps.ts', 'export const clock = { now: () => Date.now() }'],
    ['server/tickets/take.ts', "import { createHmac } from 'node:crypto'\nconst day = new Date(tx.now).toISOString() + tx.chance.digits(3)"],
    ['web/kit/live.ts', 'setTimeout(() => Date.now(), 10)'],
  ],
})

const clocks = ['Date.now', 'Temporal.Now', 'Math.random', 'performance.now', 'process.hrtime']
const timers = ['setTimeout', 'setInterval', 'setImmediate']
const isRandom = (name: string): boolean => /^(random(UUID|Bytes|Int|Fill)|getRandomValues|webcrypto)/.test(name)

function findClock(source: Source, report: Report): void {
  for (const { target, names, offset } of source.imports) {
    if (/^(node:)?timers(\/|$)/.test(target)) report(offset, 'takes a timer')
    if (/^(node:)?crypto$/.test(target) && names.some(isRandom)) report(offset, 'takes chance')
  }
  new Visitor({
    MemberExpression(node) {
      const member = memberOf(node) ?? ''
      const full = `${nameOf(node.object)}.${member}`
      if (clocks.includes(full) || isRandom(member)) report(node.start, `takes ${full}`)
    },
    NewExpression(node) {
      if (nameOf(node.callee) === 'Date' && node.arguments.length === 0) report(node.start, 'takes new Date()')
    },
    CallExpression(node) {
      if (nameOf(node.callee) === 'Date') report(node.start, 'takes Date()')
    },
    Identifier(node) {
      if (timers.includes(node.name)) report(node.start, `takes ${node.name}`)
    },
  }).visit(source.program)
}

/** `process` of `process` and of `globalThis.process` */
function nameOf(node: Expression): string | null {
  if (node.type === 'Identifier') return node.name
  return node.type === 'MemberExpression' ? memberOf(node) : null
}

function memberOf(node: Extract<Expression, { type: 'MemberExpression' }>): string | null {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : null
  return node.property.type === 'Literal' && typeof node.property.value === 'string' ? node.property.value : null
}

type Visits = NonNullable<ConstructorParameters<typeof Visitor>[0]>
type Expression = Parameters<NonNullable<Visits['CallExpression']>>[0]['callee']
