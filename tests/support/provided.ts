/** What the global setups (tests/support/setup) hand to the tests; a test reads it with vitest's `inject`. */
declare module 'vitest' {
  interface ProvidedContext {
    /** gone after the run, whatever happens */
    runDirectory: string
    /** of the superuser; `postgres` and `long-postgres` only */
    postgresUrl: string
    /** a migrated, empty database file, to be copied */
    sqliteTemplate: string
    chromium: Chromium
  }
}

export interface Chromium {
  readonly path: string
  readonly environment: Readonly<Record<string, string>>
}
