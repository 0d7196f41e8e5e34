import type { Page } from 'playwright-core'

/** What stands out at a side of the window, for which one would have to scroll. A part that scrolls by itself may. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const found: string[] = []
    if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth} px wide in ${width}`)
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('.sp-languages, .sp-count-room, .visually-hidden, .skiplinks, .sp-hidden, .sp-slip, dialog:not([open])')) continue
      const { left, right, width: own } = element.getBoundingClientRect()
      if (own > 0 && (left < -1 || right > width + 1))
        found.push(`${element.tagName.toLowerCase()}.${element.getAttribute('class')} ${left}–${right}`)
    }
    return found
  })
}
