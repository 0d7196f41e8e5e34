import type { Page } from 'playwright-core'

/** A picture for people, in test-results/, which git ignores. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => null))
  await page.screenshot({ path: `test-results/${name}.png`, fullPage: true, animations: 'disabled' })
}
