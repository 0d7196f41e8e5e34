import { invitationLink } from '../../mail/invitations.ts'
import type { Opened } from '../../staff/invitations/open.ts'
import type { House } from '../house.ts'
import { say } from '../terminal.ts'

/** Whoever has the link chooses the password: it is for that person alone. */
export function showInvitation(house: House, name: string, { id, expiresAt }: Opened): void {
  say(`${name} chooses a password here, once, until ${new Date(expiresAt).toISOString().slice(0, 10)}:`)
  say(invitationLink(house, id))
}
