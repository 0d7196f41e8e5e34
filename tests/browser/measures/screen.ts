import type { Page } from 'playwright-core'
import { directionOf, type InterfaceLanguage } from '../../../shared/text/languages.ts'
import { withoutRing } from './focus.ts'
import { fingerPixels, smallTargets } from './targets.ts'
import { sticksOut } from './width.ts'

const phoneWidths = [320, 360]

export async function wrongRoot(page: Page, language: InterfaceLanguage): Promise<string[]> {
  const root = await page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`)
  return root === `${language} ${directionOf(language)}` ? [] : [`the root says ${root}`]
}

export const ringsOf = async (page: Page): Promise<string[]> => (await withoutRing(page)).map((each) => `no focus ring: ${each}`)

/** A screen that does not scroll must show all of what stands on it. */
export function cutOff(page: Page): Promise<string[]> {
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

export async function onNarrowPhones(page: Page): Promise<string[]> {
  const found: string[] = []
  const usual = page.viewportSize()!
  for (const width of phoneWidths) {
    await page.setViewportSize({ width, height: 640 })
    found.push(...[...(await sticksOut(page)), ...(await smallTargets(page, fingerPixels))].map((each) => `${width}: ${each}`))
  }
  await page.setViewportSize(usual)
  return found
}
