import type { Decision } from '../../shared/domain/decision.ts'
import { textsOf } from '../texts.ts'
import { CommandError } from './command-error.ts'

/** A refusal in words. @throws CommandError */
export function orTell<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value
  const t = textsOf('problem', 'en')
  const fields = (decision.fields ?? []).map(
    ({ path, expected, check }) => `\n  ${path}: ${check ? textsOf('network-check', 'en')(check, { value: expected }) : expected}`,
  )
  throw new CommandError(`${t(`${decision.code}.title`)}.${fields.join('')}`, t(`${decision.code}.detail`))
}
