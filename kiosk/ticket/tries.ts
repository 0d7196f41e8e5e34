import { limits } from '../../shared/contracts/limits.ts'

let wrong = 0

/** How many codes may still be typed on this device before it pauses; 0: it pauses now. The server counts the same way, and decides. */
export function triesLeftAfterWrong(): number {
  wrong = (wrong % limits.codeTries) + 1
  return limits.codeTries - wrong
}
