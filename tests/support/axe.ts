import { source } from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * WCAG 2.2 A and AA as far as a machine can tell; one line each. The source is handed over by the debugger: the content policy
 * forbids it as a script.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(source)
  return page.evaluate(async (tags) => {
    const axe = (globalThis as unknown as { axe: typeof import('axe-core') }).axe
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
    return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
  }, standards)
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
