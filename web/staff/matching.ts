import type { Row } from './list.tsx'

/** The rows in which each of the typed words occurs, whatever its case and accents. */
export function matching(rows: readonly Row[], typed: string): readonly Row[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  return words.length === 0
    ? rows
    : rows.filter((row) => words.every((word) => plain(`${row.name} ${row.hint ?? ''} ${row.badge ?? ''} ${row.group ?? ''}`).includes(word)))
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
