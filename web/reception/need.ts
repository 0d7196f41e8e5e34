import { createMemo } from 'solid-js'
import type { Reception } from '../../shared/contracts/reception.ts'
import { interfaceLanguages } from '../../shared/text/languages.ts'
import { languageName } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { interpreterInto } from '../ui/interpreter-into.ts'
import type { Option } from './picker.tsx'

export type Service = Reception['services'][number]

export const serviceOptions = (services: readonly Service[]): Option[] => services.map(({ id, name, icon }) => ({ value: id, label: name, icon }))

/** Languages that our papers are written in, then those that desks and interpreters of this site speak. */
export function languageOptions(here: Reception): Option[] {
  const tags = new Set<string>([...interfaceLanguages.map(({ tag }) => tag), ...here.deskLanguages, ...here.interpreterLanguages])
  return [...tags].map((tag) => ({ value: tag, label: languageName(tag, language()) }))
}

interface Wish {
  readonly serviceId: string | null
  /** what follows in the same visit */
  readonly further?: readonly (string | null)[]
  readonly language: string
  /** goes without an interpreter */
  readonly alone: boolean
}

/** What was wished for, in terms of this site: the service, and the interpreter that would be needed. */
export function createNeed(here: () => Reception, wish: Wish) {
  const service = createMemo(() => here().services.find(({ id }) => id === wish.serviceId))
  const wanted = () => here().services.filter(({ id }) => id === wish.serviceId || wish.further?.includes(id))
  // one that is needed at any desk is asked for once: each step takes it where it is foreseen
  const foreign = createMemo(() =>
    interpreterInto(
      wish.language,
      wanted().find((one) => one.interpreter),
      here(),
    ),
  )
  return { service, foreign, interpreter: () => (wish.alone ? undefined : foreign()) }
}
