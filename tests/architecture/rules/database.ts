import { importRule, isOf, type Rule, within } from '../rule.ts'

const isStore = (path: string): boolean => within('server')(path) && /(^|[/-])(store|queries)\.ts$/.test(path)

export const kyselyInStores: Rule = importRule({
  name: 'only server/db, stores, queries and migrations speak to the database',
  where: (path) => !within('server/db', 'migrations', 'tests')(path) && !isStore(path),
  allows: ({ target }) => !isOf(target, 'kysely'),
  broken: [
    ['server/tickets/call-next.ts', "import { sql } from 'kysely'"],
    ['server/tickets/routes.ts', "import type { Kysely } from 'kysely'"],
    ['server/tickets/restore.ts', "import { sql } from 'kysely'"],
    ['shared/domain/queue.ts', "import { Migrator } from 'kysely/migration'"],
  ],
  kept: [
    ['server/tickets/store.ts', "import { sql } from 'kysely'"],
    ['server/tickets/visit-store.ts', "import { sql } from 'kysely'"],
    ['server/desks/queue-queries.ts', "import { sql } from 'kysely'"],
    ['server/db/open.ts', "import { Kysely } from 'kysely'"],
    ['migrations/2026-11-22-the-house.ts', "import { sql } from 'kysely'"],
  ],
})

export const driversInOnePlace: Rule = importRule({
  name: 'the two drivers are known to server/db alone',
  where: (path) => !within('server/db', 'tests')(path),
  allows: ({ target }) => !isOf(target, 'pg', 'better-sqlite3'),
  broken: [['server/live/listen.ts', "import pg from 'pg'"]],
  kept: [['server/db/open.ts', "import pg from 'pg'"]],
})

export const frozenMigrations: Rule = importRule({
  name: 'a migration imports nothing but kysely, so that it never changes with the rest',
  where: within('migrations'),
  allows: ({ target }) => isOf(target, 'kysely'),
  broken: [
    ['migrations/2026-11-22-the-house.ts', "import { limits } from '../shared/contracts/limits.ts'"],
    ['migrations/2026-11-22-the-house.ts', "import type { Schema } from '../server/db/schema.ts'"],
    ['migrations/2026-11-23-next.ts', "import { up } from './2026-11-22-the-house.ts'"],
  ],
  kept: [['migrations/2026-11-22-the-house.ts', "import { type Kysely, sql } from 'kysely'"]],
})
