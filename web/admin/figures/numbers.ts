import { localeOf } from '../../../shared/text/languages.ts'
import { language } from '../../kit/text.ts'
import { isolate } from '../../staff/texts.ts'

/** What stands where a count is hidden. */
export const hiddenMark = '*'

/** A count as it is read: `1.204`. */
export const counted = (count: number): string => new Intl.NumberFormat(localeOf(language()), { useGrouping: 'always' }).format(count)

/** The same inside a sentence that may run the other way. */
export const said = (count: number): string => isolate(counted(count))
