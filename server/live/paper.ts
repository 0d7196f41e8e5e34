import type { Taken } from '../../shared/contracts/tickets.ts'
import type { WaitEstimate } from '../../shared/domain/wait.ts'
import type { AppDeps } from '../deps.ts'
import { orNotFound } from '../http/problem.ts'
import { noteEstimate } from '../tickets/note-estimate.ts'
import { promisedEstimate, siteOfTicket, stepOfTicket, takenView } from '../tickets/queries.ts'
import { aheadOf, waitOf } from './outlook.ts'

/** What goes on the paper of a number, whoever has given it. */
export function createPaper({ database, network, transact, tokens, live }: AppDeps) {
  return { promise, again }

  /** The estimate is computed after the commit, from what everybody sees, and kept as the promise that was made. */
  async function promise(ticketId: string): Promise<Taken> {
    const { paper, fresh } = await write(ticketId)
    if (fresh) await transact((tx) => noteEstimate(tx, ticketId, fresh))
    return paper
  }

  /** The same number with the same promise; nothing changes. */
  async function again(ticketId: string): Promise<Taken> {
    return (await write(ticketId)).paper
  }

  async function write(ticketId: string): Promise<{ paper: Taken; fresh: WaitEstimate | null }> {
    const row = await siteOfTicket(database.reader, ticketId)
    const site = orNotFound(row && network().sites.get(row.site_id))
    const stepId = (await stepOfTicket(database.reader, ticketId))?.id ?? ''
    const outlook = await live.outlooks.of(site)
    // Asked a second time, the paper says what it said the first time
    const promised = await promisedEstimate(database.reader, ticketId)
    const estimate: WaitEstimate = promised ?? outlook.estimates.get(stepId) ?? { kind: 'unknown', reason: 'noDesk' }
    const wait = waitOf(estimate, site.zone, outlook.stranded.get(ticketId)?.closesAt)
    const view = orNotFound(await takenView(database.reader, network(), ticketId, wait, aheadOf(outlook, site, stepId) ?? 0))
    return { paper: { ...view, token: tokens.of('ticket', ticketId) }, fresh: promised ? null : estimate }
  }
}
