import type { Refusal } from '../kit/api.ts'
import { useStaffText } from './text.ts'

/** The server's own words; ours where it could not be reached, or where the answer was no problem of ours. */
export function refusalText(refusal: Refusal): { title: string; detail: string } {
  const t = useStaffText()
  if (refusal.problem === null) return { title: t('offlineTitle'), detail: t('offlineDetail') }
  return { title: refusal.problem.title || t('failedTitle'), detail: refusal.problem.title ? refusal.problem.detail : t('failedDetail') }
}
