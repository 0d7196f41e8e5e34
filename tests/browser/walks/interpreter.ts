import { viewports } from '../../support/browser.ts'
import { done } from '../../support/office/desk.ts'
import { words } from '../../support/words.ts'
import { signIn } from './sign-in.ts'
import type { Walk } from './stage.ts'

/** Someone who is no interpreter is told so; one who is sees the days, and says that they cannot come. */
export const interpreter: Walk = async (stage, language, see) => {
  const page = await stage.enter(viewports.phone, language, `/interpreter?lang=${language}`)
  await signIn(stage, page, language)
  await page.getByText(words(language, 'staff')('notYoursTitle')).waitFor()
  await see(page, 'not yours')
  const t = words(language, 'interpreter')
  const own = await stage.enter(viewports.phone, language, `/interpreter?lang=${language}`)
  await signIn(stage, own, language, await stage.server.staff('interpreter', null, { resourceId: 'nadia' }))
  await own.getByRole('heading', { name: t('calendars') }).waitFor()
  await see(own, 'own page')
  const kiosk = await stage.server.device('kiosk', 'centre')
  done(await kiosk.post('/api/tickets', { serviceId: 'permit', language: 'ar', interpreter: 'ar' }))
  await own.getByRole('button', { name: t('late') }).click()
  await own.getByRole('button', { name: t('minutes', { n: 15 }) }).waitFor()
  await see(own, 'late')
  await own.getByRole('button', { name: t('minutes', { n: 15 }) }).click()
  await own.getByText(t('waitForYou', { n: 1 })).waitFor()
  await see(own, 'somebody waits for them')
  await own.getByRole('button', { name: t('yes') }).click()
  await own.getByRole('button', { name: t('back') }).waitFor()
  await see(own, 'said that they are late')
  await own.getByRole('button', { name: t('back') }).click()
  await own.getByText(t('saidBack')).waitFor()
}
