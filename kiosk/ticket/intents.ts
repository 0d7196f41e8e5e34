import { freshKey } from '../../web/kit/api.ts'

/**
 * One idempotency key for one intent: pressing again after a broken connection asks for the same thing, and gets the same
 * number. A definite answer, yes or no, ends the intent.
 */
export function createIntents() {
  const keys = new Map<string, string>()
  return {
    key(path: string, body: unknown): string {
      const intent = `${path} ${JSON.stringify(body)}`
      const key = keys.get(intent) ?? freshKey()
      keys.set(intent, key)
      return key
    },
    answered: () => keys.clear(),
  }
}
