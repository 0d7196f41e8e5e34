import type { Page } from 'playwright-core'

const mostStops = 60

/** What a keyboard reaches without anything showing it. PurgeCSS takes a bare `:focus-visible` for unused, and nothing else tells. */
export async function withoutRing(page: Page): Promise<string[]> {
  const found: string[] = []
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab')
    const { name, ringed, again } = await page.evaluate(lookAtFocus)
    // past the last one the focus falls on the page itself
    if (again || (!name && stop > 0)) break
    if (name && !ringed) found.push(name)
  }
  await page.evaluate(() => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    for (const seen of document.querySelectorAll('[data-seen]')) seen.removeAttribute('data-seen')
  })
  return found
}

/** The ring is the element's own or that of the card it stands in. Compared with how it looks without the focus. */
function lookAtFocus(): { name: string; ringed: boolean; again: boolean } {
  const focused = document.activeElement as HTMLElement | null
  if (!focused || focused === document.body || focused === document.documentElement) return { name: '', ringed: true, again: false }
  if (focused.hasAttribute('data-seen')) return { name: '', ringed: true, again: true }
  focused.setAttribute('data-seen', '')
  const around = [focused, focused.parentElement, focused.parentElement?.parentElement].filter((each) => each instanceof HTMLElement)
  const look = () => around.map((each) => ringOf(getComputedStyle(each)))
  const during = look()
  focused.blur()
  const after = look()
  focused.focus()
  const ringed = during.some((ring, at) => ring !== '' && ring !== after[at])
  return { name: `${focused.tagName.toLowerCase()}.${focused.className} "${(focused.innerText || focused.id).slice(0, 40)}"`, ringed, again: false }

  function ringOf(style: CSSStyleDeclaration): string {
    const outline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2 ? `${style.outline}` : ''
    const shadow = style.boxShadow === 'none' ? '' : style.boxShadow
    return outline + shadow
  }
}
