import type { Decision } from '../../../shared/domain/decision.ts'
import { textsOf } from '../../texts.ts'
import { CommandError } from '../command-error.ts'

/** A refusal in words. @throws CommandError */
export function orTell<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value
  const t = textsOf('problem', 'en')
  throw new CommandError(`${t(`${decision.code}.title`)}.`, t(`${decision.code}.detail`))
}
