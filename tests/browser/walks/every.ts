import type { InterfaceLanguage } from '../../../shared/text/languages.ts'
import { admin } from './admin.ts'
import { appointment } from './appointment.ts'
import { board } from './board.ts'
import { booking } from './booking.ts'
import { desk } from './desk.ts'
import { figures } from './figures.ts'
import { interpreter } from './interpreter.ts'
import { kiosk } from './kiosk.ts'
import { number } from './number.ts'
import { reception } from './reception.ts'
import { setup } from './setup.ts'
import type { Walk } from './stage.ts'
import { ticket } from './ticket.ts'

interface Case {
  readonly name: string
  readonly walk: Walk
  readonly language: InterfaceLanguage
}

const cases = (walks: Record<string, Walk>, languages: readonly InterfaceLanguage[]): Case[] =>
  Object.entries(walks).flatMap(([name, walk]) => languages.map((language) => ({ name, walk, language })))

const phone = { booking, appointment, ticket, number }
/** What people have on their own phone at home, and the interpreters on theirs. */
export const phoneWalks = [...cases(phone, ['it', 'ar', 'bn']), ...cases({ interpreter }, ['it', 'ar'])]
export const kioskWalks = cases({ kiosk }, ['it', 'ar', 'bn'])
export const boardWalks = cases({ board }, ['it', 'ar'])
/** The pages of the staff, on the screen of a computer. */
export const deskWalks = cases({ desk, admin, setup, figures, reception }, ['it', 'ar'])
