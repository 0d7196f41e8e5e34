import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { Config } from '../config.ts'
import type { Mail } from './compose.ts'

export interface Letterbox {
  /** throws when it could not be handed over */
  send(mail: Mail, messageId: string): Promise<void>
  /** what the start says of it */
  readonly description: string
  close(): void
}

/** Over SMTP; without `SMTP_URL` into files, so that a trial shows what would be sent. */
export const openLetterbox = (config: Config, folder: string): Letterbox =>
  config.smtpUrl ? overSmtp(config, config.smtpUrl) : intoFolder(config, folder)

/** Says hello to the mail server, and signs in where the address has a name and a password. Throws when that fails. */
export async function greetMailServer(url: string): Promise<void> {
  const transport = nodemailer.createTransport(url, timeouts as never)
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

const timeouts = { connectionTimeout: 10_000, socketTimeout: 20_000 }

function overSmtp(config: Config, url: string): Letterbox {
  const transport = nodemailer.createTransport(url, { pool: true, ...timeouts } as never)
  return {
    description: `mail goes out through ${new URL(url).host}`,
    async send(mail, messageId) {
      await transport.sendMail(messageOf(config, mail, messageId))
    },
    close: () => transport.close(),
  }
}

function intoFolder(config: Config, folder: string): Letterbox {
  return {
    description: `no SMTP_URL: mails are written to ${folder}/`,
    async send(mail, messageId) {
      await mkdir(folder, { recursive: true })
      const raw = await new MailComposer(messageOf(config, mail, messageId)).compile().build()
      await writeFile(join(folder, `${messageId.replace(/[<>]/g, '').replace(/@.*/, '')}.eml`), raw)
    },
    close: () => {},
  }
}

/** The same message id each time: a mail that is sent again after a crash is the same mail. */
const messageOf = (config: Config, mail: Mail, messageId: string) => ({
  from: config.mailFrom,
  to: mail.to,
  subject: mail.subject,
  text: mail.text,
  messageId,
  headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
  ...(mail.calendar === null
    ? {}
    : { icalEvent: { method: mail.cancels ? 'CANCEL' : 'PUBLISH', filename: 'sportello.ics', content: mail.calendar } }),
})
