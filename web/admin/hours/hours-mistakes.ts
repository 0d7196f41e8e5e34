/** What is wrong with the windows of a list, wherever in it. */
export function hoursMistakes(part: { readonly mistakeAt: (path: string) => string | undefined }, name: string, count: number): string | undefined {
  const paths = Array.from({ length: count }, (_, index) => fields.map((field) => `${name}.${index}${field}`)).flat()
  const found = [name, ...paths].map((path) => part.mistakeAt(path)).filter((words) => words !== undefined)
  return found.length > 0 ? [...new Set(found)].join(' ') : undefined
}

const fields = ['', '.on', '.from', '.to', '.validFrom', '.validTo', '.site', '.channels']
