import { readFileSync } from 'node:fs'
import { type Complaint, networkChecks } from '../../../shared/contracts/network-check.ts'
import { type NetworkFile, networkFile } from '../../../shared/contracts/network-file.ts'
import { textsOf } from '../../texts.ts'
import { CommandError } from '../command-error.ts'

const mostTold = 20

/** @throws CommandError that says where in the file what was expected */
export function readNetworkFile(path: string): NetworkFile {
  const written = jsonOf(path)
  const parsed = networkFile.safeParse(written)
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  const lines = issues
    .slice(0, mostTold)
    .map((issue) => `  ${issue.path.join('.') || 'the file'}${within(written, issue.path)}: ${inWords(issue.message)}`)
  const more = issues.length > mostTold ? [`  and ${issues.length - mostTold} more`] : []
  throw new CommandError(
    [`${path} is not whole; nothing has been changed:`, ...lines, ...more].join('\n'),
    'Mend these places and try again. The formats stand in shared/contracts/network-file.ts.',
  )
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new CommandError(`${path} is no JSON: ${error.message}.`, 'An editor shows where a comma or a quote is missing.')
    throw new CommandError(
      `${path} cannot be read: ${(error as Error).message}.`,
      'Name a file that "network export" has made, or docs/networks/*.json.',
    )
  }
}

/** The id of what the path is in: nobody counts to sites.17. */
function within(written: unknown, path: readonly PropertyKey[]): string {
  let [at, id] = [written, '']
  for (const key of path) {
    at = (at as Record<PropertyKey, unknown> | undefined)?.[key]
    const own = (at as { id?: unknown } | undefined)?.id
    if (typeof own === 'string') id = own
  }
  return id === '' ? '' : ` (${id})`
}

/** What a whole network says of itself has a text; what a single field says is one. */
function inWords(message: string): string {
  const [check = '', value = ''] = message.split(/: (.*)/s)
  return isCheck(check) ? textsOf('network-check', 'en')(check, { value }) : message
}

const isCheck = (check: string): check is Complaint['check'] => networkChecks.some((each) => each === check)
