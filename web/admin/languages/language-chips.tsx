import { createMemo } from 'solid-js'
import { tagsWithOwnName } from '../../../shared/text/own-names.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { SearchChips } from '../../staff/form/search-chips.tsx'
import { isLanguageTag, spoken } from './spoken.ts'

interface LanguageChipsProps {
  label: string
  hint?: string | undefined
  mistake?: string | undefined
  chosen: readonly string[]
  onChosen: (chosen: string[]) => void
}

/** Languages that somebody speaks, by their names; a tag that is not in the list may be typed. */
export function LanguageChips(props: LanguageChipsProps) {
  const options = createMemo(() => {
    const named = [...new Set([...spoken, ...tagsWithOwnName])].map((tag) => ({ value: tag, label: languageName(tag, language()), hint: tag }))
    return named.sort((one, other) => one.label.localeCompare(other.label, language()))
  })
  return <SearchChips {...props} options={options()} own={ownTag} />
}

function ownTag(typed: string) {
  if (!isLanguageTag(typed)) return null
  const label = languageName(typed, language())
  return label === typed ? { value: typed, label } : { value: typed, label, hint: typed }
}
