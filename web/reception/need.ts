import { createMemo } from 'solid-js'
import { limits } from '../../shared/contracts/limits.ts'
import type { Reception, TodayRow } from '../../shared/contracts/reception.ts'
import { interfaceLanguages } from '../../shared/text/languages.ts'
import { languageName } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { interpreterInto } from '../ui/interpreter-into.ts'
import type { Option } from './picker.tsx'

export type Service = Reception['services'][number]

export const serviceOptions = (services: readonly Service[] | undefined): Option[] | null =>
  services?.map(({ id, name, icon }) => ({ value: id, label: name, icon })) ?? null

/** Languages that our papers are written in, then those that desks and interpreters of this site speak. */
export function languageOptions(here: Reception | null): Option[] | null {
  if (!here) return null
  const tags = new Set<string>([...interfaceLanguages.map(({ tag }) => tag), ...here.deskLanguages, ...here.interpreterLanguages])
  return [...tags].map((tag) => ({ value: tag, label: languageName(tag, language()) }))
}

/** What can be added to the visit of whoever is here, or has just been served: nothing that they wait for already. */
export function addable(row: TodayRow, here: Reception): readonly Service[] {
  if (!hasVisit(row)) return []
  const under = row.way.length > 0 ? row.way.filter(({ state }) => state !== 'over') : row.status === 'done' ? [] : [row]
  return here.services.filter(({ id, walkIn }) => walkIn && !under.some(({ serviceId }) => serviceId === id))
}

/** While it is not known yet what is offered here, the question may be asked. */
export const mayAdd = (row: TodayRow, here: Reception | null): boolean => hasVisit(row) && (here === null || addable(row, here).length > 0)

const hasVisit = (row: TodayRow): boolean =>
  row.ticketId !== null && row.channel === 'onSite' && !['left', 'closed'].includes(row.status) && row.way.length < limits.steps

interface Wish {
  readonly serviceId: string | null
  /** what follows in the same visit */
  readonly further?: readonly (string | null)[]
  readonly language: string
  /** goes without an interpreter */
  readonly alone: boolean
}

/** What was wished for, in terms of this site: the service, and the interpreter that would be needed. */
export function createNeed(here: () => Reception | null, wish: Wish) {
  const services = () => here()?.services ?? []
  const service = createMemo(() => services().find(({ id }) => id === wish.serviceId))
  const wanted = () => services().filter(({ id }) => id === wish.serviceId || wish.further?.includes(id))
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
