import { migrate } from '../../server/db/migrate.ts'
import { openDatabase } from '../../server/db/open.ts'

// Started by interrupted.test.ts: migrates when it is told to, and says when it is done.
const database = openDatabase(process.argv[2]!)
process.once('message', async () => {
  await migrate(database)
  process.send?.('done', () => process.exit(0))
})
process.send?.('ready')
