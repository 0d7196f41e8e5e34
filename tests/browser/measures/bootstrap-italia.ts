import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const sheet = readFileSync(createRequire(import.meta.url).resolve('bootstrap-italia/dist/css/bootstrap-italia.min.css'), 'utf8')
const theirs = new Set([...sheet.matchAll(/\.(-?[_a-z][\w-]*)/gi)].map(([, name]) => name!))
const leastShare = 0.3

/** What a municipality is assessed on (C.SI.1.2): the version on the root, and three in ten of the page's unique classes. */
export async function notBootstrapItalia(page: Page): Promise<string[]> {
  const { version, classes } = await page.evaluate(() => ({
    version: getComputedStyle(document.documentElement)
      .getPropertyValue('--bootstrap-italia-version')
      .replace(/["'\s]/g, ''),
    classes: [...new Set([...document.querySelectorAll('[class]')].flatMap((each) => [...each.classList]))],
  }))
  const share = classes.filter((name) => theirs.has(name)).length / classes.length
  return [
    ...(/^2\.\d+\.\d+$/.test(version) ? [] : [`--bootstrap-italia-version is "${version}"`]),
    ...(share >= leastShare ? [] : [`only ${Math.round(share * 100)} % of ${classes.length} classes are theirs`]),
  ]
}
