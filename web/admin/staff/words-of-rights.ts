import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import type { StaffRight } from '../../../shared/contracts/staff-rights.ts'
import type { Text } from '../../../shared/text/text.ts'
import { isolate } from '../../staff/texts.ts'
import type { TextKey } from './text.ts'

/** `Operatore · Centro Immigrazione · Comune` */
export function wordsOfRight(t: Text<TextKey>, outline: NetworkOutline, right: StaffRight): string {
  const named = (list: readonly { id: string; name: string }[], id: string | null) => {
    const found = list.find((each) => each.id === id)
    return found && isolate(found.name)
  }
  const role = t(`role_${right.role}`)
  if (right.role === 'interpreter') return [role, named(outline.people, right.resourceId)].filter(Boolean).join(' · ')
  const place = named(outline.sites, right.siteId) ?? named(outline.areas, right.areaId) ?? t('wholeNetwork')
  return [role, place, named(outline.institutions, right.institutionId)].filter(Boolean).join(' · ')
}
