import { globSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { interfaceLanguages } from '../../shared/text/languages.ts'
import { newPerson } from '../support/browser.ts'

const textOf = (language: string): string =>
  globSync(`shared/text/${language}/*.json`)
    .map((path) => Object.values(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>).join(''))
    .join('')

const visible = (text: string): string[] =>
  [...new Set(text)].filter((character) => !/[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Control}]/u.test(character))

const fontStack = /--sp-font: ([^;]+);/.exec(readFileSync('web/ui/tokens.scss', 'utf8'))?.[1] ?? ''

/** The characters that come out as the box of a missing glyph, or as nothing, in the fonts of our pages. */
function missingIn(page: Page, characters: readonly string[]): Promise<string[]> {
  return page.evaluate(
    ({ characters, fontStack }) => {
      const canvas = new OffscreenCanvas(96, 96)
      const pen = canvas.getContext('2d', { willReadFrequently: true })!
      const drawn = (character: string) => {
        pen.clearRect(0, 0, 96, 96)
        pen.font = `48px ${fontStack}`
        pen.fillText(character, 24, 64)
        return pen.getImageData(0, 0, 96, 96).data.join()
      }
      const nothing = drawn(' ')
      const noCharacter = drawn('\u{10FFFD}')
      return characters.filter((character) => [nothing, noCharacter].includes(drawn(character)))
    },
    { characters, fontStack },
  )
}

describe('the test browser', () => {
  let page: Page
  beforeAll(async () => {
    page = (await newPerson()).page
  })

  test.each(interfaceLanguages)('draws every character of $name', async ({ tag, name }) => {
    expect(await missingIn(page, visible(name + textOf(tag)))).toEqual([])
  })

  test('draws digits, the arrows and marks of the screens', async () => {
    expect(await missingIn(page, visible('0123456789€–—·…’«»'))).toEqual([])
  })

  // The control: scripts that it has no font for.
  test.each([
    ['Tigrinya', 'ሰላም'],
    ['Sinhala', 'ආයුබෝවන්'],
    ['Chinese', '你好'],
    ['Punjabi', 'ਸਤ ਸ੍ਰੀ'],
  ])('does not draw %s', async (_language, sample) => {
    expect(await missingIn(page, visible(sample))).toEqual(visible(sample))
  })
})
