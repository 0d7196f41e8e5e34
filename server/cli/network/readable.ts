const width = 140

/** JSON for people: what fits on a line stands on one. */
export function readable(value: unknown, indent = ''): string {
  const line = oneLine(value)
  if (indent !== '' && indent.length + line.length <= width) return line
  const inner = `${indent}  `
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[\n${value.map((each) => `${inner}${readable(each, inner)}`).join(',\n')}\n${indent}]`
  if (!isObject(value)) return line
  const fields = Object.entries(value).map(([name, each]) => `${inner}${JSON.stringify(name)}: ${readable(each, inner)}`)
  return fields.length === 0 ? '{}' : `{\n${fields.join(',\n')}\n${indent}}`
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const fields = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${oneLine(each)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
