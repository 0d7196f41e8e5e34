import { type Decision, refused } from '../../shared/domain/decision.ts'
import type { Command, Transact } from './transact.ts'

/** What a command would answer: it runs to its end, and nothing of what it did is kept or told. */
export async function rehearse<T>(transact: Transact, command: Command<T>): Promise<Decision<T>> {
  let answer: Decision<T> | undefined
  const ended = await transact<T>(async (tx) => {
    answer = await command(tx)
    return answer.ok ? refused('busy') : answer
  })
  // Whatever has refused before the command answered, a key of the schema say, is the answer
  return answer?.ok ? answer : ended
}
