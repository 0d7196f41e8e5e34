import { describe, expect, test } from 'vitest'
import { newPerson } from '../../support/browser.ts'
import { notBootstrapItalia } from '../measures/bootstrap-italia.ts'
import { withoutRing } from '../measures/focus.ts'
import { lettersOf } from '../measures/letters.ts'
import { cutOff, wrongRoot } from '../measures/screen.ts'
import { fingerPixels, smallTargets } from '../measures/targets.ts'
import { sticksOut } from '../measures/width.ts'

// The control of the tests beside this one: each measure finds fault with what is faulty.
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
