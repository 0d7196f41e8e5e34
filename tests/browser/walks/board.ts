import { viewports } from '../../support/browser.ts'
import { words } from '../../support/words.ts'
import { openDesk, takeNumber } from './centre.ts'
import type { Stage, Walk } from './stage.ts'

export const board: Walk = async (stage, language, see) => {
  const t = words(language, 'display')
  const pairing = await stage.enter(viewports.board, language, `/display?lang=${language}`)
  await pairing.locator('.sp-pairing-code').waitFor()
  await see(pairing, 'pairing')

  const at = async (siteId: string) => {
    const { token } = await stage.server.device('board', siteId)
    return stage.enter(viewports.board, language, `/display?lang=${language}#device=${token}`)
  }
  const quiet = await at('library')
  await quiet.getByText(t('welcome')).waitFor()
  await quiet.locator('.sp-door').waitFor()
  await see(quiet, 'nobody called, and no kiosk')
  await callWithoutKiosk(stage)
  await quiet.locator('.sp-newest').waitFor()
  await see(quiet, 'a call, and no kiosk')

  const stop = await at('unit')
  await stop.locator('.sp-place').waitFor()
  await see(stop, 'where the mobile unit stops')

  await callTwo(stage)
  const page = await at('centre')
  await page.locator('.sp-newest').waitFor()
  await page.locator('.sp-list').waitFor()
  await see(page, 'calls')
}

async function callTwo(stage: Stage) {
  for (const deskId of ['desk-1', 'desk-2']) {
    const desk = await openDesk(stage, deskId)
    await takeNumber(stage, 'it')
    await desk.next()
  }
}

/** At the library, where a phone gives the number, or a person. */
async function callWithoutKiosk({ server }: Stage) {
  const clerk = await server.staff('clerk', 'library')
  await clerk.post('/api/sites/library/tickets', { serviceId: 'permit', language: 'it' })
  await clerk.post('/api/desks/library-1/open')
  await clerk.post('/api/desks/library-1/next')
}
