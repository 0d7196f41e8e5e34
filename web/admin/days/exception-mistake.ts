/** What is wrong with one day of a list, wherever in it. */
export function exceptionMistake(part: { readonly mistakeAt: (path: string) => string | undefined }, index: number): string | undefined {
  const found = fields.map((field) => part.mistakeAt(`exceptions.${index}${field}`))
  return found.find((words) => words !== undefined)
}

const fields = ['', '.fromDay', '.toDay', '.from', '.to', '.reason', '.place', '.address', '.site']
