/** One line of the table. */
export interface Row {
  readonly figure: string
  readonly product: string
  /** measured in the same run; empty where there is nothing to compare with */
  readonly baseline?: string
  readonly ratio?: number
  /** what is asked for, in words; without one the figure is for information */
  readonly goal?: Goal
}

export interface Goal {
  readonly text: string
  readonly met: boolean
}

export interface Section {
  readonly title: string
  /** how it was measured; a line that begins with a space goes on with the one before */
  readonly method: readonly string[]
  readonly rows: readonly Row[]
}

export const atLeast = (wanted: number, got: number): Goal => ({ text: `≥ ${wanted}`, met: got >= wanted })
export const atMost = (wanted: number, got: number, unit = ''): Goal => ({ text: `≤ ${wanted}${unit && ` ${unit}`}`, met: got <= wanted })

export const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`
export const milliseconds = (ms: number): string => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`
export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

export function print({ title, method, rows }: Section): void {
  const cells = rows.map((row) => [row.figure, row.product, row.baseline ?? '', row.ratio?.toFixed(2) ?? '', row.goal?.text ?? '', verdictOf(row)])
  const lines = [['', 'here', 'baseline', 'ratio', 'goal', ''], ...cells]
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  console.log(`\n${title}`)
  for (const line of lines) console.log(`  ${line.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd())
  for (const line of method) console.log(line.startsWith(' ') ? `  ${line}` : `  · ${line}`)
}

const verdictOf = ({ goal }: Row): string => (goal ? (goal.met ? 'pass' : 'FALLS SHORT') : '')
