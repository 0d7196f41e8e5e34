import type { Option } from './picker.tsx'

/** The options in which each typed word begins a word of the label; those that begin with the first of them stand first. */
export function found(options: readonly Option[], typed: string): readonly Option[] {
  const parts = wordsOf(typed)
  if (parts.length === 0) return options
  const fitting = options.filter((option) => parts.every((part) => wordsOf(option.label).some((word) => word.startsWith(part))))
  const leads = (option: Option) => (wordsOf(option.label)[0]?.startsWith(parts[0]!) ? 0 : 1)
  return [...fitting].sort((one, other) => leads(one) - leads(other))
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{Mc}]+/u)
    .filter(Boolean)
