import { viewports } from '../../support/browser.ts'
import { facts, keep } from '../../support/facts.ts'
import { words } from '../../support/words.ts'
import { signIn } from './sign-in.ts'
import type { Walk } from './stage.ts'

/** An administrator looks at the figures of a network without visits, then at a month, as pictures and as tables, then at a few. */
export const figures: Walk = async (stage, language, see) => {
  const t = words(language, 'figures')
  const page = await stage.enter(viewports.desk, language, `/admin?lang=${language}#figures`)
  await signIn(stage, page, language, await stage.server.staff('administrator', null))
  const filters = page.locator('.sp-filters')
  await page.getByText(t('nothing')).waitFor()
  await see(page, 'nobody has come')

  await keep(stage.server, [
    ...facts(40, { day: '2026-02-27' }),
    ...facts(60, { wait_minutes: 25, estimate_low_minutes: 10, estimate_high_minutes: 30, first_visit: 1 }),
    ...facts(20, { service_id: 'card', language: 'ar', channel: 'appointment', hour: 11, booked_days_ahead: 5, first_visit: 0 }),
    ...facts(7, { outcome: 'missed', channel: 'appointment', wait_minutes: null, booked_days_ahead: 5 }),
    ...facts(3, { language: 'bn' }),
    ...facts(12, { site_id: 'library', language: 'en' }),
  ])
  await filters.getByLabel(t('period')).selectOption('today')
  await filters.getByLabel(t('period')).selectOption('month')
  await page.locator('canvas').first().waitFor()
  await see(page, 'a month')
  const asTable = page.getByRole('button', { name: t('asTable') })
  while ((await asTable.count()) > 0) await asTable.first().click()
  await see(page, 'a month, as tables')

  await filters.getByLabel(t('period')).selectOption('year')
  await page.getByText(t('chartMonth')).first().waitFor()
  await see(page, 'twelve months')
  await filters.getByLabel(t('language'), { exact: true }).selectOption('bn')
  await page.getByText(t('summaryHidden')).first().waitFor()
  await see(page, 'too few to show')
  await filters.getByLabel(t('period')).selectOption('days')
  await filters.getByLabel(t('from'), { exact: true }).fill('2026-03-09')
  await filters.getByLabel(t('to'), { exact: true }).fill('2026-03-01')
  await page.getByText(t('wrongDays')).waitFor()
  await see(page, 'days that make no period')
}
