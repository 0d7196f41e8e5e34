import { createSignal } from 'solid-js'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { headersOf, Refusal, read, write } from '../kit/api.ts'

export type SessionState =
  | { kind: 'loading' }
  | { kind: 'signedOut'; expired: boolean }
  | { kind: 'failed'; refusal: Refusal }
  | { kind: 'signedIn'; self: StaffSelf }
/** A refusal that is none of these has a text of its own. */
export type SignIn = 'in' | 'wrong' | 'tooOften' | 'offline' | 'failed' | Refusal

export interface Session {
  readonly state: () => SessionState
  /** reads again who is signed in and which desk is open */
  readonly refresh: () => Promise<void>
  readonly signIn: (email: string, password: string) => Promise<SignIn>
  readonly signOut: () => Promise<void>
  /** signs out; where that fails, the page says so and offers to go on */
  readonly leave: () => Promise<void>
  readonly expired: () => void
}

export function createSession(): Session {
  const [state, setState] = createSignal<SessionState>({ kind: 'loading' })
  void refresh()
  return { state, refresh, signIn, signOut, leave, expired }

  async function refresh() {
    try {
      setState({ kind: 'signedIn', self: await read<StaffSelf>('/api/staff/self') })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setState(needsSignIn(error) ? { kind: 'signedOut', expired: state().kind === 'signedIn' } : { kind: 'failed', refusal: error })
    }
  }

  async function signIn(email: string, password: string): Promise<SignIn> {
    const response = await postCredentials(email, password)
    if (!response) return 'offline'
    if (response.status === 429) return 'tooOften'
    // 400 and 422: what was typed is no e-mail address or no possible password
    if ([400, 401, 422].includes(response.status)) return 'wrong'
    if (!response.ok) return new Refusal(await response.json().catch(() => null))
    await refresh()
    return state().kind === 'signedIn' ? 'in' : 'failed'
  }

  async function signOut() {
    await write('/api/auth/sign-out', {})
    setState({ kind: 'signedOut', expired: false })
  }

  async function leave() {
    try {
      await signOut()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setState({ kind: 'failed', refusal: error })
    }
  }

  function expired() {
    setState({ kind: 'signedOut', expired: true })
  }
}

export const needsSignIn = (refusal: Refusal): boolean => refusal.problem?.code === 'sign_in_required'

const postCredentials = (email: string, password: string): Promise<Response | null> =>
  fetch('/api/auth/sign-in/email', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...headersOf({}), 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  }).catch(() => null)
