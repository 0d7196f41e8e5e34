import { minute } from '../../shared/domain/cells.ts'
import { accepted } from '../../shared/domain/decision.ts'
import { nextFreeTimes } from '../appointments/queries.ts'
import type { Row } from '../db/schema.ts'
import type { AppDeps } from '../deps.ts'
import type { CalendarDeps, Subject } from './calendar.ts'
import { composeMail } from './compose.ts'
import type { Letterbox } from './deliver.ts'
import { mailSubject } from './queries.ts'
import { createRounds, type Rounds } from './rounds.ts'
import { dueMails, mailAgainAt, mailFailed, mailSent, takeMail } from './store.ts'

type PostmanDeps = CalendarDeps & Pick<AppDeps, 'transact' | 'chance' | 'log'>

const batch = 20
const timesOffered = 3
/** How long a mail is ours while we hand it over: another process leaves it alone. */
const inHandMs = 2 * minute
/** About a day of trying. */
const mostAttempts = 14
const longestPauseMs = 4 * 60 * minute

/** Empties the outbox: each mail at least once, with one message id, later and later while the server is away. */
export function createPostman(deps: PostmanDeps, letterbox: Letterbox): Rounds {
  return createRounds(deps, deliverAll)

  async function deliverAll(isClosed: () => boolean) {
    for (;;) {
      const due = await dueMails(deps.database.reader, deps.clock.now(), batch)
      for (const mail of due) if (!isClosed()) await deliver(mail)
      if (due.length < batch || isClosed()) return
    }
  }

  async function deliver(mail: Row<'outbox'>) {
    const taken = await deps.transact(async (tx) => accepted(await takeMail(tx.db, mail, tx.now + inHandMs)))
    if (!taken.ok || !taken.value) return
    try {
      const subject = await mailSubject(deps.database.reader, mail.appointment_id)
      // Overtaken while it waited: a newer mail tells what holds now, and nobody hears "confirmed" after "cancelled"
      const composed = subject?.sequence === mail.sequence ? composeMail(deps, mail.kind, subject, await freeFor(mail.kind, subject)) : null
      if (composed) await letterbox.send(composed, `<${mail.id}@${new URL(deps.config.publicUrl).hostname}>`)
      await deps.transact(async (tx) => accepted(await mailSent(tx.db, mail.id, tx.now).then(() => true)))
    } catch (error) {
      await putBack(mail, error as { responseCode?: number })
    }
  }

  async function freeFor(kind: Row<'outbox'>['kind'], subject: Subject) {
    return kind === 'replan' ? nextFreeTimes(deps.database.reader, deps.network(), subject, timesOffered, deps.clock.now()) : []
  }

  async function putBack(mail: Row<'outbox'>, error: { responseCode?: number }) {
    const attempts = mail.attempts + 1
    // 5xx on the recipient will not change; everything else may
    const final = attempts >= mostAttempts || (error.responseCode ?? 0) >= 550
    deps.log.warn({ mail: mail.id, attempts, final, smtp: error.responseCode }, 'mail was not handed over')
    const jitter = Number(deps.chance.digits(3)) / 1000
    const pause = Math.min(longestPauseMs, minute * 2 ** (attempts - 1)) * (0.75 + jitter / 2)
    await deps.transact(async (tx) => {
      if (final) await mailFailed(tx.db, mail.id, tx.now)
      else await mailAgainAt(tx.db, mail.id, Math.round(tx.now + pause))
      return accepted(true)
    })
  }
}
