import { createMemo } from 'solid-js'
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
    const named = spoken.map((tag) => ({ value: tag, label: languageName(tag, language()), hint: tag }))
    return named.sort((one, other) => one.label.localeCompare(other.label, language()))
  })
  return <SearchChips {...props} options={options()} own={ownTag} />
}

function ownTag(typed: string) {
  if (!isLanguageTag(typed)) return null
  const label = nameOf(typed)
  return label === typed ? { value: typed, label } : { value: typed, label, hint: typed }
}

/** A tag may be well-formed and yet none that the browser takes. */
function nameOf(tag: string): string {
  try {
    return languageName(tag, language())
  } catch {
    return tag
  }
}
