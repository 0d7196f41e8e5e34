import pg from 'pg'

/** Copies a database that nobody is connected to, `template0` for an empty one; answers its address. For tests and for `npm run bench`. */
export async function createDatabase(admin: string, name: string, template = 'template0'): Promise<string> {
  // Copied as files, not through the log, which is the default: half the time of a test that has a database of its own
  await run(admin, `create database "${name}" template "${template}" strategy file_copy`)
  const url = new URL(admin)
  url.pathname = `/${name}`
  return url.href
}

/** Ends the sessions that are still open. */
export const dropDatabase = (admin: string, name: string): Promise<void> => run(admin, `drop database if exists "${name}" with (force)`)

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
