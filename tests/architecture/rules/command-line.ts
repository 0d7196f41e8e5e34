import { importRule, type Rule, within } from '../rule.ts'

export const commandLineOutside: Rule = importRule({
  name: 'the command line stands before the server: nothing of the house imports it',
  where: (path) => !within('server/cli', 'tests')(path),
  allows: ({ target }) => !within('server/cli')(target),
  broken: [['server/jobs/day-end.ts', "import { say } from '../cli/terminal.ts'"]],
  kept: [
    ['server/cli/backup.ts', "import { say } from './terminal.ts'\nimport { copyWhileInUse } from '../db/backup.ts'"],
    ['tests/server/backup.test.ts', "import { runCommand } from '../../server/cli/program.ts'"],
  ],
})
