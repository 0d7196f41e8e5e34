import { createMemo } from 'solid-js'
import { language } from '../../kit/text.ts'
import { SearchChips } from '../../staff/form/search-chips.tsx'
import { languageLabel, ownNames } from './language-label.ts'
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
    const named = [...new Set([...spoken, ...ownNames])].map((tag) => ({ value: tag, label: languageLabel(tag), hint: tag }))
    return named.sort((one, other) => one.label.localeCompare(other.label, language()))
  })
  return <SearchChips {...props} options={options()} own={ownTag} />
}

function ownTag(typed: string) {
  if (!isLanguageTag(typed)) return null
  const label = languageLabel(typed)
  return label === typed ? { value: typed, label } : { value: typed, label, hint: typed }
}
