import { importRule, type Rule, within } from '../rule.ts'

export const pureDomain: Rule = importRule({
  name: 'shared/domain imports nothing but itself and the type of the refusal codes',
  where: within('shared/domain'),
  allows: (taken) => within('shared/domain')(taken.target) || (taken.typeOnly && taken.target === 'shared/contracts/refusal.ts'),
  broken: [
    ['shared/domain/queue.ts', "import { limits } from '../contracts/limits.ts'"],
    ['shared/domain/queue.ts', "import { refusalCodes } from '../contracts/refusal.ts'"],
    ['shared/domain/queue.ts', "import { type RefusalCode } from '../contracts/refusal.ts'"],
    ['shared/domain/queue.ts', "import { readFileSync } from 'node:fs'"],
    ['shared/domain/queue.ts', "export * from '../text/when.ts'"],
    ['shared/domain/queue.ts', "type Db = import('kysely').Kysely<never>"],
    ['shared/domain/queue.ts', "const later = await import('zod')"],
  ],
  kept: [['shared/domain/ticket.ts', "import type { RefusalCode } from '../contracts/refusal.ts'\nimport { refused } from './decision.ts'"]],
})

export const lowerParts: Rule = importRule({
  name: 'shared is below every other part, and knows neither Node nor a database',
  where: within('shared'),
  allows: ({ target }) => within('shared')(target) || target === 'zod' || target.startsWith('@lingui/'),
  broken: [
    ['shared/contracts/slots.ts', "import type { Slot } from '../../server/appointments/find-slots.ts'"],
    ['shared/text/when.ts', "import { env } from 'node:process'"],
  ],
  kept: [['shared/contracts/slots.ts', "import { z } from 'zod'\nimport { id } from './values.ts'"]],
})
