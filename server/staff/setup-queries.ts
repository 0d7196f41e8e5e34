import type { Reader } from '../db/schema.ts'

/** Anybody at all: from then on nobody sets up by the first start's address. A network alone may have been imported. */
export async function isSetUp(db: Reader): Promise<boolean> {
  return (await db.selectFrom('user').select('id').limit(1).executeTakeFirst()) !== undefined
}
