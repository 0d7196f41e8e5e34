import type { Page } from 'playwright-core'
import type { Text } from '../../../shared/text/text.ts'
import { viewports } from '../../support/browser.ts'
import { words } from '../../support/words.ts'
import type { Stage, Walk } from './stage.ts'

/** A residence permit with an Arabic interpreter, with every mistake that can be made on the way. */
export const booking: Walk = async (stage, language, see) => {
  const t = words(language, 'common', 'booking')
  const page = await stage.enter(viewports.phone, language, `/?lang=${language}`)
  const next = () => page.getByRole('button', { name: t('next'), exact: true }).click()

  await page.getByRole('button', { name: t('area_permits') }).waitFor()
  await see(page, 'need, life areas')
  await page.getByRole('button', { name: t('area_permits') }).click()
  await page.getByRole('button', { name: `permit ${language}` }).waitFor()
  await see(page, 'need')
  await page.getByRole('button', { name: `permit ${language}` }).click()

  await page
    .getByText(t('firstFree', { when: '' }).trim())
    .first()
    .waitFor()
  await see(page, 'place')
  await next()
  await page.getByRole('alert').waitFor()
  await see(page, 'place, none chosen')
  await page.getByRole('radio', { name: 'Centre' }).check({ force: true })
  await next()

  await page.locator('#interpreter-none').check({ force: true })
  await page.getByText(t('earliest')).waitFor()
  await see(page, 'when')
  await page.locator('#interpreter-other').check({ force: true })
  await next()
  await page.getByRole('alert').waitFor()
  await see(page, 'when, no language chosen')
  await page.locator('#interpreter-language').selectOption('fr')
  await page.getByText(t('earliest')).waitFor()
  await see(page, 'when, interpreter of another language')
  await askFor(page, 'bn')
  await page.locator('#channel-video').check({ force: true })
  await page.getByText(t('noSlots')).waitFor()
  await see(page, 'when, nothing free')
  await page.locator('#channel-onSite').check({ force: true })
  await askFor(page, 'ar')
  await page.getByText(t('earliest')).waitFor()
  await next()
  await page.getByRole('alert').waitFor()
  await see(page, 'when, no time chosen')
  await takeAway(stage, await chooseTime(page))
  await next()
  await page.getByText(t('freeNow')).waitFor()
  await see(page, 'when, place gone')
  await chooseTime(page)
  await next()

  await page.getByLabel(t('detailsLabel')).waitFor()
  await see(page, 'details')
  await page.getByLabel(t('detailsLabel')).fill('x'.repeat(201))
  await next()
  await page.getByText(t('detailsTooLong')).first().waitFor()
  await see(page, 'details, too long')
  await page.getByLabel(t('detailsLabel')).fill('')
  await runOutOfTime(page, t, see)
  await next()

  await page.getByLabel(t('familyName')).waitFor()
  await see(page, 'person')
  await page.locator('#requester-company').check({ force: true })
  await page.getByLabel(t('email')).fill('nobody')
  await next()
  await page.getByText(t('givenNameMissing')).first().waitFor()
  await page.getByText(t('organisationMissing')).first().waitFor()
  await see(page, 'person, mistakes')
  await page.locator('#organisation').fill('Officine Lambro')
  await page.getByLabel(t('givenName'), { exact: false }).first().fill('أمينة')
  await page.getByLabel(t('familyName')).fill('El Idrissi')
  await page.getByLabel(t('email')).fill('amina@example.org')
  await next()

  await page.getByRole('button', { name: t('send') }).waitFor()
  await see(page, 'check')
  await page.getByRole('button', { name: t('send') }).click()
  await page.getByRole('heading', { name: t('doneTitle') }).waitFor()
  await page.locator('[data-code]').waitFor()
  await see(page, 'done')
}

/** The page offers its own language by name, the others in a list. */
async function askFor(page: Page, tag: string) {
  const own = page.locator(`#interpreter-${tag}`)
  if ((await own.count()) > 0) return own.check({ force: true })
  await page.locator('#interpreter-other').check({ force: true })
  await page.locator('#interpreter-language').selectOption(tag)
}

/** On a later day: who waits in the room now is to find the interpreter free. */
async function chooseTime(page: Page): Promise<string> {
  await page.locator('input[name=day]').last().check({ force: true })
  const time = page.locator('input[name=time]').first()
  await time.check({ force: true })
  return time.inputValue()
}

/** Somebody else was faster: the only interpreter is taken. */
async function takeAway({ server }: Stage, start: string) {
  const wish = { serviceId: 'permit', siteId: 'centre', channel: 'onSite', language: 'ar', interpreter: 'ar', start }
  const { status } = await server.visitor.post('/api/holds', wish)
  if (status !== 201) throw new Error(`the place could not be taken away: ${status}`)
}

async function runOutOfTime(page: Page, t: Text<string>, see: (page: Page, state: string) => Promise<void>) {
  await page.clock.fastForward('08:30')
  await page.getByText(t('holdSoon')).waitFor()
  await see(page, 'details, time nearly over')
  await page.clock.fastForward('02:00')
  await page.getByText(t('holdOver')).waitFor()
  await see(page, 'details, time over')
  await page.getByRole('button', { name: t('holdAgain') }).click()
  await page.getByText(t('holdOver')).waitFor({ state: 'detached' })
}
