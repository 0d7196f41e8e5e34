import { createTexts } from './texts.ts'

export type StaffKey = keyof typeof import('../../shared/text/it/staff.json')

/** What every page of the staff says. */
export const { load: loadStaffText, useText: useStaffText } = createTexts<StaffKey>(
  import.meta.glob('../../shared/text/*/staff.json', { import: 'default' }),
)
