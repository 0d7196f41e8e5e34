import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import { createDatabase } from '../../support/postgres-admin.ts'
import type { BareApi } from './processes/bare.ts'
import { type Child, startChild } from './processes/child.ts'
import type { LoadApi } from './processes/load.ts'
import type { ProductApi } from './processes/product.ts'

export type Engine = 'SQLite' | 'PostgreSQL'

/** What every measurement is given. */
export interface Bench {
  /** on a disk; gone after the run */
  readonly folder: string
  /** of the superuser, on a PostgreSQL that commits as durably as it does in life */
  readonly postgresUrl: string
}

/** The product, the baseline and their clients, each in a process of its own. */
export interface Setting {
  readonly product: Child<ProductApi>
  readonly port: number
  readonly bare: Child<BareApi>
  readonly load: Child<LoadApi>
  /** a database of the engine that nobody else uses, for the baseline */
  readonly bareDatabase: string
}

let settings = 0

/** Where it matters which day it is, `since` says when the clock of the product begins. */
export async function withSetting<T>(
  bench: Bench,
  engine: Engine,
  network: NetworkFile,
  measure: (setting: Setting) => Promise<T>,
  since?: number,
): Promise<T> {
  const folder = join(bench.folder, `bench-${++settings}`)
  mkdirSync(folder)
  const product = startChild<ProductApi>('product')
  const bare = startChild<BareApi>('bare')
  const load = startChild<LoadApi>('load')
  try {
    const port = await product.ask('open', folder, await databaseFor(bench, engine, folder, 'product'), network, since)
    return await measure({ product, port, bare, load, bareDatabase: await databaseFor(bench, engine, folder, 'bare') })
  } finally {
    await Promise.all([load.stop(), product.stop(), bare.stop()])
  }
}

const databaseFor = async (bench: Bench, engine: Engine, folder: string, whose: string): Promise<string> =>
  engine === 'SQLite' ? join(folder, `${whose}.db`) : createDatabase(bench.postgresUrl, `${whose}_${settings}`)
