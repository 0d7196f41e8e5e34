import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { directionOf, type InterfaceLanguage } from '../../shared/text/languages.ts'
import { newPerson } from '../support/browser.ts'
import { notBootstrapItalia } from './measures/bootstrap-italia.ts'
import { withoutRing } from './measures/focus.ts'
import { lettersOf } from './measures/letters.ts'
import { smallTargets } from './measures/targets.ts'
import { sticksOut } from './measures/width.ts'
import { boardWalks, deskWalks, kioskWalks, phoneWalks, staffPhoneWalks } from './walks/every.ts'
import { walkThrough } from './walks/stage.ts'

const phoneWidths = [320, 360]
/** WCAG 2.5.5 */
const fingerPixels = 44
/**
 * A standing person's finger takes 20 mm. At 1080 px across, 150 px are 55 mm on the 32 inches (2.7 px a mm) that the kiosk is
 * drawn for, and still 20 mm on the smallest panel that can stand in for it, 11.6 inches (7.5 px a mm).
 */
const kioskPixels = 150

describe('on a phone', () => {
  test.each([...phoneWalks, ...staffPhoneWalks])(
    '$name in $language: nothing sticks out, everything can be touched',
    async ({ name, walk, language }) => {
      const found = await walkThrough(walk, language, async (page) => [
        ...(await wrongRoot(page, language)),
        ...(await onNarrowPhones(page)),
        ...(name === 'booking' ? await notBootstrapItalia(page) : []),
        ...(language === 'it' ? await ringsOf(page) : []),
      ])
      expect(found).toEqual({})
    },
  )
})

describe('at the kiosk', () => {
  test.each(kioskWalks)('in $language: nothing sticks out, everything is as large as a hand', async ({ walk, language }) => {
    const found = await walkThrough(walk, language, async (page) => [
      ...(await sticksOut(page)),
      ...(await cutOff(page)),
      ...(await smallTargets(page, kioskPixels)),
      ...(language === 'it' ? await ringsOf(page) : []),
    ])
    expect(found).toEqual({})
  })
})

describe('at a computer of the staff', () => {
  test.each(deskWalks)('$name in $language: nothing sticks out, the focus shows', async ({ walk, language }) => {
    const found = await walkThrough(walk, language, async (page) => [
      ...(await wrongRoot(page, language)),
      ...(await sticksOut(page)),
      ...(await smallTargets(page, 24)),
      ...(await ringsOf(page)),
    ])
    expect(found).toEqual({})
  })
})

/** Read at 8 m on 55 inches: capitals of 0.0122 × distance are 155 of 1920 px; the list at least half of that. */
describe('the board', () => {
  const leastContrast = 7
  const capitals = { '.sp-newest .sp-number': 155, '.sp-newest .sp-desk': 155, '.sp-list .sp-number': 78, '.sp-list .sp-desk': 78 }

  test.each(boardWalks)('in $language is read at eight metres', async ({ walk, language }) => {
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
})

// The control: each measure finds fault with what is faulty.
describe('on a page with every fault', () => {
  const faulty = `<html lang="it"><style>button { outline: none; box-shadow: none } a { display: block; inline-size: 30px; block-size: 44px }</style>
    <main><button class="x">x</button><a href="/">y</a><p style="inline-size: 900px; background: #777; color: #999">z</p><p style="margin-block: 3000px"></p>
    <h1>end</h1></main></html>`

  test('each measure says so', async () => {
    const { page, context } = await newPerson()
    await page.setContent(faulty)
    expect((await sticksOut(page)).join()).toContain('p.null 8')
    expect((await smallTargets(page, fingerPixels)).map((each) => each.split('.')[0])).toEqual(['button', 'a'])
    expect((await withoutRing(page)).join()).toContain('button.x')
    expect((await lettersOf(page, 'p'))[0]!.contrast).toBeLessThan(2)
    expect(await cutOff(page)).toContain('cut off: h1.')
    expect(await notBootstrapItalia(page)).toHaveLength(2)
    expect(await wrongRoot(page, 'ar')).toHaveLength(1)
    await context.close()
  })
})

async function onNarrowPhones(page: Page): Promise<string[]> {
  const found: string[] = []
  const usual = page.viewportSize()!
  for (const width of phoneWidths) {
    await page.setViewportSize({ width, height: 640 })
    found.push(...[...(await sticksOut(page)), ...(await smallTargets(page, fingerPixels))].map((each) => `${width}: ${each}`))
  }
  await page.setViewportSize(usual)
  return found
}

async function wrongRoot(page: Page, language: InterfaceLanguage): Promise<string[]> {
  const root = await page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`)
  return root === `${language} ${directionOf(language)}` ? [] : [`the root says ${root}`]
}

const ringsOf = async (page: Page): Promise<string[]> => (await withoutRing(page)).map((each) => `no focus ring: ${each}`)

/** A screen that does not scroll must show all of what stands on it. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut = [...document.querySelectorAll<HTMLElement>('main, main *, header *, footer *, nav *')].filter((each) => {
      const { bottom, top, height } = each.getBoundingClientRect()
      // a line of text may be taller than its letters
      if (each.closest('.sp-hidden, svg, [hidden]') || height === 0 || getComputedStyle(each).display === 'inline') return false
      return bottom > innerHeight + 1 || top < -1
    })
    return cut.map((each) => `cut off: ${each.tagName.toLowerCase()}.${each.className}`)
  })
}
