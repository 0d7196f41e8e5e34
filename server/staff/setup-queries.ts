import type { Reader } from '../db/schema.ts'

/** A network, or anybody at all: from then on nobody sets up by the first start's address. */
export async function isSetUp(db: Reader): Promise<boolean> {
  const network = await db.selectFrom('network').select('id').executeTakeFirst()
  return network !== undefined || (await db.selectFrom('user').select('id').limit(1).executeTakeFirst()) !== undefined
}
