import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { lettersOf } from '../measures/letters.ts'
import { cutOff, wrongRoot } from '../measures/screen.ts'
import { sticksOut } from '../measures/width.ts'
import { boardWalks } from '../walks/every.ts'
import { walkThrough } from '../walks/stage.ts'

/** Read at 8 m on 55 inches: capitals of 0.0122 × distance are 155 of 1920 px; the list at least half of that. */
const leastContrast = 7
const capitals = { '.sp-newest .sp-number': 155, '.sp-newest .sp-desk': 155, '.sp-list .sp-number': 78, '.sp-list .sp-desk': 78 }

test.each(boardWalks)('the board in $language is read at eight metres, axe-core finds nothing', async ({ walk, language }) => {
  const found = await walkThrough(walk, language, async (page) => [
    ...(await wrongRoot(page, language)),
    ...(await sticksOut(page)),
    ...(await cutOff(page)),
    ...(await tooSmall(page)),
  ])
  expect(found).toEqual({})
})

async function tooSmall(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [selector, least] of Object.entries(capitals)) {
    for (const { text, capital, contrast } of await lettersOf(page, selector)) {
      if (capital < least) found.push(`capitals of ${selector} "${text}" are ${capital} px`)
      if (contrast < leastContrast) found.push(`contrast of ${selector} "${text}" is ${contrast}`)
    }
  }
  return found
}
