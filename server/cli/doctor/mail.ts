import type { Instant } from '../../../shared/domain/cells.ts'
import type { Config } from '../../config.ts'
import { greetMailServer } from '../../mail/deliver.ts'
import type { outboxState } from '../../metrics/queries.ts'
import { bad, type Finding, ok, warn } from './finding.ts'

export async function mailServer({ smtpUrl, dataFolder, demo }: Config): Promise<Finding> {
  const what = 'mail'
  if (!smtpUrl && demo) return ok(what, `no SMTP_URL: written to ${dataFolder}/mail/, as a demo does`)
  if (!smtpUrl)
    return warn(
      what,
      `no SMTP_URL: mails are written to ${dataFolder}/mail/ and reach nobody`,
      'Set SMTP_URL, as in smtp://user:password@mail.example:587.',
    )
  const { host } = new URL(smtpUrl)
  try {
    await greetMailServer(smtpUrl)
    return ok(what, `${host} answers and lets us in`)
  } catch (error) {
    return bad(
      what,
      `${host}: ${(error as Error).message.slice(0, 120)}`,
      'Check SMTP_URL, the firewall, and name and password. Mails wait in the outbox for about a day.',
    )
  }
}

const hour = 3_600_000

export function outbox({ waiting, failed, oldestAt }: Awaited<ReturnType<typeof outboxState>>, now: Instant): Finding {
  const what = 'outbox'
  if (oldestAt !== null && now - oldestAt > hour)
    return warn(
      what,
      `${waiting} wait, the oldest for ${Math.round((now - oldestAt) / hour)} h`,
      'Look at the log for "mail was not handed over", and at the mail server.',
    )
  return failed > 0
    ? warn(what, `${failed} could not be delivered`, 'Their addresses do not exist or refuse us; call these people where it matters.')
    : ok(what, waiting === 0 ? 'nothing waits' : `${waiting} wait`)
}
