import { Command, CommanderError } from 'commander'
import { ConfigError } from '../config.ts'
import { isExpected } from '../serve.ts'
import { addBackup } from './backup.ts'
import { addBuild } from './build.ts'
import { CommandError } from './command-error.ts'
import { addDoctor } from './doctor.ts'
import { addMigrate } from './migrate.ts'
import { addNetwork } from './network.ts'
import { addRestore } from './restore.ts'
import { addServe } from './serve.ts'
import { addUser } from './user.ts'

/** Every command there is; each adds itself with its own help and examples. */
export function createProgram(): Command {
  const program = new Command('sportello')
    .description('Appointments, walk-in numbers and interpreters for public help desks. Settings come from the environment: docs/operations.md.')
    .helpCommand('help [command]', 'what a command does, with examples')
    .showHelpAfterError('Try "sportello help".')
    .exitOverride()
  for (const add of [addServe, addBuild, addMigrate, addBackup, addRestore, addNetwork, addUser, addDoctor]) add(program)
  return program
}

/** Runs one command line. What can go wrong is told in a sentence; the exit code says that it did. */
export async function runCommand(words: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync([...words], { from: 'user' })
  } catch (error) {
    process.exitCode = exitCodeOf(error)
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 || error.code === 'commander.help' ? 0 : 2
  if (error instanceof CommandError) tell(error.message, error.remedy)
  else if (error instanceof ConfigError) tell(error.message, 'Set these variables as docs/operations.md says.')
  else if (isExpected(error)) tell((error as Error).message, '"sportello doctor" looks at everything a start needs.')
  else if (isOfSystem(error)) tell((error as Error).message, 'Check the path, what this user may do there, and the room on the disk.')
  else throw error
  return 1
}

const isOfSystem = (error: unknown): boolean => /^E(NOENT|ACCES|PERM|NOSPC|ROFS|ISDIR|NOTDIR|XDEV)$/.test(String((error as { code?: string }).code))

const tell = (message: string, remedy: string) => void process.stderr.write(`${message}\n${remedy}\n`)
