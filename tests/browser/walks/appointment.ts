import { viewports } from '../../support/browser.ts'
import { words } from '../../support/words.ts'
import type { Stage, Walk } from './stage.ts'

export const appointment: Walk = async (stage, language, see) => {
  const t = words(language, 'common', 'appointment')
  const code = await booked(stage)
  const page = await stage.enter(viewports.phone, language, `/appointment?lang=${language}`)
  const find = async (typed: string) => {
    await page.locator('#code').fill(typed)
    await page.locator('#familyName').fill('El Idrissi')
    await page.getByRole('button', { name: t('find') }).click()
  }

  await page.getByRole('button', { name: t('find') }).waitFor()
  await see(page, 'find')
  await page.getByRole('button', { name: t('find') }).click()
  await page.getByText(t('familyNameMissing')).first().waitFor()
  await see(page, 'find, mistakes')
  await find('000000000')
  await page.locator('main .alert-danger .h6').waitFor()
  await see(page, 'find, wrong code')
  await find(code)
  await page.getByRole('button', { name: t('move') }).waitFor()
  await see(page, 'shown')

  await page.getByRole('button', { name: t('move') }).click()
  await page.getByText(t('earliest')).waitFor()
  await see(page, 'move')
  await page.locator('input[name=time]').last().check({ force: true })
  await page.getByRole('button', { name: t('moveHere') }).waitFor()
  await see(page, 'move, time chosen')
  await page.getByRole('button', { name: t('moveHere') }).click()
  await page.getByText(t('status_moved')).waitFor()
  await see(page, 'moved')

  await page.getByRole('button', { name: t('cancel') }).click()
  await page.getByRole('dialog').waitFor()
  await see(page, 'cancel dialog')
  await page.getByRole('button', { name: t('cancelYes') }).click()
  await page.getByText(t('status_cancelled')).waitFor()
  await see(page, 'cancelled')
  await replanned(stage, language, see)
}

/** The interpreter cannot come: another time is one tap away. */
const replanned: Walk = async (stage, language, see) => {
  const t = words(language, 'common', 'appointment')
  const { appointmentId, token } = await bookedForTomorrow(stage)
  const coordinator = await stage.server.staff('coordinator', 'centre')
  const wish = { who: { resourceId: 'nadia' }, from: '2026-03-11T00:00:00Z', to: '2026-03-12T00:00:00Z', reason: 'ill' }
  const { body: touched } = await coordinator.post('/api/unavailability/rehearse', wish)
  await coordinator.post('/api/unavailability', { ...wish, seal: touched.seal })
  const page = await stage.enter(viewports.phone, language, `/appointment?lang=${language}#${appointmentId}.${token}`)
  await page.getByText(t('replan_chooseHint')).waitFor()
  await see(page, 'to be planned anew')
  await page.getByRole('button', { name: t('replan_other') }).click()
  await page.getByText(t('earliest')).waitFor()
  await see(page, 'to be planned anew, other times')
  await page.getByRole('button', { name: t('back') }).click()
  await page.locator('[data-status=replan] .btn-primary').first().click()
  await page.getByText(t('status_moved')).waitFor()
  await see(page, 'planned anew')
}

/** For tomorrow: what begins now can no longer be moved. */
async function booked(stage: Stage): Promise<string> {
  const { appointmentId, token } = await bookedForTomorrow(stage)
  const { body } = await stage.server.visitor.get(`/api/appointments/${appointmentId}`, { 'sportello-token': token })
  return body.code
}

async function bookedForTomorrow({ server }: Stage): Promise<{ appointmentId: string; token: string }> {
  const wish = { serviceId: 'permit', siteId: 'centre', channel: 'onSite', interpreter: 'ar' }
  const { body: free } = await server.visitor.get(`/api/slots?${new URLSearchParams({ ...wish, from: '2026-03-11', limit: '1' })}`)
  const slot = { ...wish, language: 'ar', start: free.slots[0].start }
  return (await server.visitor.post('/api/appointments', { slot, givenName: 'أمينة', familyName: 'El Idrissi' })).body
}
