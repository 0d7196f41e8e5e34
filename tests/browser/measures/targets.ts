import type { Page } from 'playwright-core'

/**
 * What can be touched, and is smaller than a finger needs: measured by touching, so that a label, or a card that belongs to a
 * radio button, counts as much as it answers. A link inside a sentence is as high as its line (WCAG 2.5.8).
 */
export function smallTargets(page: Page, leastPixels: number): Promise<string[]> {
  return page.evaluate((least) => {
    const selector = 'a[href], button, input, select, textarea, summary'
    const scope = document.querySelector('dialog[open]') ?? document.body
    const targets = [...scope.querySelectorAll<HTMLElement>(selector)].filter(
      (each) =>
        each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        !each.matches(':disabled') &&
        !isInSentence(each) &&
        !isClipped(each),
    )
    return targets.flatMap((target) => {
      const areas = [target, ...((target as HTMLInputElement).labels ?? [])].map((part) => touchable(target, part))
      // one less: an edge may lie between two pixels
      if (areas.some(({ width, height }) => width >= least - 1 && height >= least - 1)) return []
      const { width, height } = areas[0]!
      return [`${target.tagName.toLowerCase()}.${target.className} "${(target.innerText || target.id).slice(0, 40)}" ${width} × ${height}`]
    })

    function isInSentence(target: HTMLElement): boolean {
      if (target.tagName !== 'A' || getComputedStyle(target).display !== 'inline') return false
      return (target.parentElement?.innerText.trim() ?? '') !== target.innerText.trim()
    }

    /** a skip link shows when it has the focus */
    function isClipped(target: HTMLElement): boolean {
      const { width, height } = target.getBoundingClientRect()
      return width <= 1 || height <= 1
    }

    function touchable(target: HTMLElement, part: Element): { width: number; height: number } {
      part.scrollIntoView({ block: 'center', inline: 'center' })
      const { left, top, width, height } = part.getBoundingClientRect()
      const [x, y] = [left + width / 2, top + height / 2]
      const reach = (stepX: number, stepY: number) => {
        let far = 0
        while (far < least && answers(target, x + stepX * (far + 1), y + stepY * (far + 1))) far++
        return far
      }
      if (!answers(target, x, y)) return { width: 0, height: 0 }
      return { width: reach(-1, 0) + reach(1, 0) + 1, height: reach(0, -1) + reach(0, 1) + 1 }
    }

    function answers(target: HTMLElement, x: number, y: number): boolean {
      const hit = document.elementFromPoint(x, y)
      return hit !== null && (target.contains(hit) || hit.closest('label')?.control === target)
    }
  }, leastPixels)
}

/** WCAG 2.5.5 */
export const fingerPixels = 44
