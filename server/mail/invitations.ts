import { minute } from '../../shared/domain/cells.ts'
import { accepted } from '../../shared/domain/decision.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { pickLanguage } from '../../shared/text/languages.ts'
import { longDay } from '../../shared/text/when.ts'
import type { AppDeps } from '../deps.ts'
import { dueInvitations, mailDone, takeInvitationMail } from '../staff/invitations/store.ts'
import { textsOf } from '../texts.ts'
import type { Mail } from './compose.ts'
import type { Letterbox } from './deliver.ts'
import { createRounds, type Rounds } from './rounds.ts'

type Deps = Pick<AppDeps, 'config' | 'clock' | 'log' | 'network' | 'tokens' | 'transact' | 'database'>
type Due = Awaited<ReturnType<typeof dueInvitations>>[number]

const mostAttempts = 10
/** By ten tries it is five hours. */
const pauseMs = (attempts: number): number => Math.min(60, 2 ** attempts) * minute

/** Mails invitations after their commit, later and later while the mail server is away. The link is on the screen too. */
export const createInvitationPost = (deps: Deps, letterbox: Letterbox): Rounds =>
  createRounds(deps, async (isClosed) => {
    const due = await dueInvitations(deps.database.reader, deps.clock.now())
    for (const invitation of due) if (!isClosed()) await deliver(deps, letterbox, invitation)
  })

async function deliver(deps: Deps, letterbox: Letterbox, invitation: Due): Promise<void> {
  const { id, mail_at, mail_attempts } = invitation
  const taken = await deps.transact(async (tx) => accepted(await takeInvitationMail(tx.db, id, mail_at, tx.now + pauseMs(mail_attempts))))
  if (!taken.ok || !taken.value) return
  try {
    await letterbox.send(composeInvitation(deps, invitation), `<${id}@${new URL(deps.config.publicUrl).hostname}>`)
  } catch (error) {
    const { responseCode } = error as { responseCode?: number }
    deps.log.warn({ invitation: id, attempts: mail_attempts + 1, smtp: responseCode }, 'an invitation was not handed over')
    if (mail_attempts + 1 < mostAttempts && (responseCode ?? 0) < 550) return
  }
  await deps.transact(async (tx) => accepted(await mailDone(tx.db, id).then(() => true)))
}

function composeInvitation(deps: Deps, { id, name, email, expires_at }: Due): Mail {
  const network = deps.network()
  const language = pickLanguage([network.language])
  const t = textsOf('mail', language)
  const day = longDay(localDay(network.zone, expires_at), language)
  const parts = [
    t('greeting', { name }),
    t('invited.intro', { network: network.name }),
    t('invited.link', { link: invitationLink(deps, id), day }),
    t('invited.notYou'),
  ]
  return {
    to: email,
    subject: t('invited.subject', { network: network.name }),
    text: `${parts.join('\n\n')}\n`,
    calendar: null,
    cancels: false,
    language,
  }
}

/** The key stands in the fragment, which no server, proxy or log ever sees. */
export const invitationLink = ({ config, tokens }: Pick<AppDeps, 'config' | 'tokens'>, id: string): string =>
  `${config.publicUrl}/admin#invitation=${id}.${tokens.of('invitation', id)}`
