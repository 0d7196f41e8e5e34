import type { StaffSelf } from '../../../shared/contracts/staff.ts'
import { staffPages } from '../../staff/pages.ts'
import type { Session } from '../../staff/session.ts'

/** Straight in with the new password, to the page that is for this person. */
export async function signInAfter(session: Session, email: string, password: string, here: string): Promise<boolean> {
  if ((await session.signIn(email, password)) !== 'in') return false
  const state = session.state()
  const own = state.kind === 'signedIn' ? pageOf(state.self) : '/admin'
  // the key is used up, and leaves the address with it
  history.replaceState(null, '', `${location.pathname}${location.search}#${here}`)
  if (own !== '/admin') location.assign(own)
  else dispatchEvent(new HashChangeEvent('hashchange'))
  return true
}

function pageOf(self: StaffSelf): string {
  if (staffPages.admin.mayUse(self)) return '/admin'
  return Object.values(staffPages).find((page) => page.mayUse(self))?.path ?? '/admin'
}
