import { expect } from 'vitest'
import type { RefusalCode } from '../../../shared/contracts/refusal.ts'
import type { Office } from './office.ts'
import { expectRefused, languages } from './problem.ts'
import { allRows } from './rows.ts'
import type { Sample } from './samples.ts'

/** What happens in between stores nothing; `except` names tables that may change, and the test says why. */
export async function expectNothingStored(office: Office, during: () => Promise<void>, except: readonly string[] = []): Promise<void> {
  const { database } = office.server.running.deps
  await office.mailed()
  const before = await allRows(database, except)
  await during()
  expect(await allRows(database, except)).toEqual(before)
}

/** Asked in every language, refused in each of them. */
export async function expectRefusedInEveryLanguage(
  office: Office,
  sample: Sample,
  codes: RefusalCode | readonly RefusalCode[],
  what = '',
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  for (const language of languages) {
    const answer = await office.send(sample, { headers: { ...headers, 'accept-language': language } })
    expectRefused(answer, codes, language, what)
  }
}

/** Both: refused in every language, and nothing stored. */
export const expectOnlyRefused = (office: Office, sample: Sample, code: RefusalCode, except: readonly string[] = []): Promise<void> =>
  expectNothingStored(office, () => expectRefusedInEveryLanguage(office, sample, code), except)
