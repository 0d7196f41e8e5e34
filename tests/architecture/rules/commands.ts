import { posix } from 'node:path'
import { importRule, isOf, type Rule, within } from '../rule.ts'

const nouns = ['network', 'interpreters', 'resources', 'appointments', 'tickets', 'desks', 'staff', 'devices', 'figures', 'reception', 'doors'].map(
  (noun) => `server/${noun}`,
)

/** What the commands and queries of a noun share and no route runs by itself. The list is here so that one more is a decision. */
const parts = [
  'server/network/model.ts',
  'server/network/openings.ts',
  'server/network/holidays.ts',
  'server/network/closing.ts',
  'server/network/file/rows.ts',
  'server/network/file/export.ts',
  'server/network/file/parts.ts',
  'server/network/file/changes.ts',
  'server/network/save/apply.ts',
  'server/network/save/plan-scope.ts',
  'server/network/save/refusals.ts',
  'server/network/save/save-parts.ts',
  'server/appointments/reserve.ts',
  'server/appointments/slot-question.ts',
  'server/appointments/offer.ts',
  'server/appointments/give-up-replans.ts',
  'server/appointments/restore.ts',
  'server/appointments/left-behind.ts',
  'server/appointments/touch.ts',
  'server/appointments/tell-elsewhere.ts',
  'server/appointments/deal-anew.ts',
  'server/appointments/plan-book.ts',
  'server/appointments/plans.ts',
  'server/interpreters/busy-times.ts',
  'server/interpreters/calendar-zone.ts',
  'server/desks/at-desk.ts',
  'server/desks/transfers/transfer-target.ts',
  'server/resources/reachable.ts',
  'server/staff/judge-rights.ts',
  'server/staff/invitations/open.ts',
  'server/tickets/admission.ts',
  'server/tickets/stranded.ts',
  'server/tickets/stranded-among.ts',
  'server/tickets/today-differs.ts',
  'server/figures/fact.ts',
  'server/figures/month-columns.ts',
  'server/figures/tally.ts',
]

const isOfNoun = (path: string): boolean =>
  within(...nouns)(path) && path.endsWith('.ts') && !/^(.+-)?(routes|queries|store)\.ts$/.test(posix.basename(path))

/** The closed vocabulary: what stands in a noun's folder and is none of these is a command. */
const isCommand = (path: string): boolean => isOfNoun(path) && !parts.includes(path)

export const plainCommands: Rule = importRule({
  name: 'a command knows neither hono, nor the bus, nor another command',
  where: isOfNoun,
  allows: ({ target }) => !isOf(target, 'hono') && !target.startsWith('@hono/') && !within('server/live')(target) && !isCommand(target),
  broken: [
    ['server/tickets/call-next.ts', "import { HTTPException } from 'hono/http-exception'"],
    ['server/tickets/call-next.ts', "import type { Context } from 'hono'"],
    ['server/tickets/call-next.ts', "import { publish } from '../live/bus.ts'"],
    ['server/tickets/call-next.ts', "import { openDesk } from '../desks/session/open.ts'"],
    ['server/appointments/move.ts', "import { cancel } from './cancel.ts'"],
    ['server/appointments/book.ts', "import type { HoldWish } from './hold.ts'"],
    ['server/appointments/reserve.ts', "import { hold } from './hold.ts'"],
  ],
  kept: [
    [
      'server/tickets/call-next.ts',
      "import { nextCall } from '../../shared/domain/queue.ts'\nimport { waitingSteps } from './store.ts'\nimport type { Command } from '../db/transact.ts'",
    ],
    ['server/appointments/move.ts', "import { claimSlot } from './reserve.ts'"],
    ['server/tickets/routes.ts', "import { Hono } from 'hono'\nimport { callNext } from './call-next.ts'"],
  ],
})
