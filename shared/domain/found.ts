/** What somebody at the reception can be known by. */
export interface Known {
  readonly name: string | null
  /** `A47` */
  readonly label: string | null
  /** of the appointment: nine digits */
  readonly code: string | null
}

/** Fewer digits of a code would find half of the day. */
const fewestCodeDigits = 3

/**
 * Whether what was typed is a number (`A47`, `47`), the end of a code, or the beginning of each word of a name, in any order.
 * Accents, case, doubled letters and the space within a name do not matter: people are heard more often than read.
 */
export function isFoundBy(typed: string, known: Known): boolean {
  const wanted = typed.trim()
  if (wanted === '') return true
  if (/^\p{L}?\d[\d\s-]*$/u.test(wanted)) return isNumber(wanted, known) || endsCode(wanted, known)
  return known.name !== null && isNamed(wanted, known.name)
}

const isNumber = (wanted: string, { label }: Known): boolean =>
  label !== null && [label, label.replace(/^\D+/, '')].some((each) => each.toLowerCase() === wanted.toLowerCase())

function endsCode(wanted: string, { code }: Known): boolean {
  const digits = wanted.replace(/[\s-]/g, '')
  return code !== null && digits.length >= fewestCodeDigits && code.endsWith(digits)
}

function isNamed(wanted: string, name: string): boolean {
  const words = wordsOf(name)
  const parts = wordsOf(wanted)
  if (parts.length === 0) return false
  const begins = (part: string) => words.some((word) => word.startsWith(part))
  const joined = [words, words.toReversed()].map((each) => simplified(each.join('')))
  return parts.every(begins) || joined.some((whole) => whole.startsWith(simplified(parts.join(''))))
}

const wordsOf = (text: string): string[] =>
  text
    .split(/[\s-]+/)
    .map(simplified)
    .filter((word) => word !== '')

const letters: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }

const simplified = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđıßæœþ]/g, (letter) => letters[letter]!)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(.)\1+/gu, '$1')
