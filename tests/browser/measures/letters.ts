import type { Page } from 'playwright-core'

export interface Letters {
  readonly text: string
  /** height of a capital in the font that is drawn, in pixels */
  readonly capital: number
  /** of the letters against what is behind them, as WCAG counts it */
  readonly contrast: number
}

export function lettersOf(page: Page, selector: string): Promise<Letters[]> {
  return page.locator(selector).evaluateAll((elements) => {
    return elements.map((element) => {
      const style = getComputedStyle(element)
      const pen = document.createElement('canvas').getContext('2d')!
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
      return {
        text: element.textContent ?? '',
        capital: pen.measureText('H').actualBoundingBoxAscent,
        contrast: contrastOf(style.color, backgroundOf(element)),
      }
    })

    function backgroundOf(element: Element): string {
      const own = getComputedStyle(element).backgroundColor
      return own !== 'rgba(0, 0, 0, 0)' || !element.parentElement ? own : backgroundOf(element.parentElement)
    }

    function contrastOf(one: string, other: string): number {
      const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
      return (light + 0.05) / (dark + 0.05)
    }

    function luminance(colour: string): number {
      const [red, green, blue] = colour.match(/[\d.]+/g)!.map((part) => {
        const share = Number(part) / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      }) as [number, number, number]
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
  })
}
