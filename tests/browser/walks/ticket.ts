import { languageName } from '../../../shared/text/when.ts'
import { viewports } from '../../support/browser.ts'
import { words } from '../../support/words.ts'
import { nadiaDoesNotCome, type OpenDesk, openDesk, takeNumber, takeNumberWithArabic } from './centre.ts'
import type { Walk } from './stage.ts'

export const ticket: Walk = async (stage, language, see) => {
  const t = words(language, 'common', 'ticket')
  const none = await stage.enter(viewports.phone, language, `/ticket?lang=${language}`)
  await none.getByText(t('noTicket')).waitFor()
  await see(none, 'no ticket')

  const taken = await takeNumber(stage, language)
  const page = await stage.enter(viewports.phone, language, `/ticket?lang=${language}#${taken.ticketId}.${taken.token}`)
  await page.getByText(t('unknown')).waitFor()
  await see(page, 'waiting, nobody can say how long')
  const desk = await openDesk(stage, 'desk-1')
  await page.getByText(t('unknown')).waitFor({ state: 'detached' })
  await see(page, 'waiting')
  await serve(desk, async (status) => {
    await page.locator(`[data-status="${status}"]`).waitFor()
    await see(page, status)
  })

  const left = await takeNumber(stage, language)
  const other = await stage.enter(viewports.phone, language, `/ticket?lang=${language}#${left.ticketId}.${left.token}`)
  await other.getByRole('button', { name: t('leave') }).click()
  await other.getByRole('dialog').waitFor()
  await see(other, 'leave dialog')
  await other.getByRole('button', { name: t('leaveYes') }).click()
  await other.getByText(t('is_left')).waitFor()
  await see(other, 'left')

  const stranded = await takeNumberWithArabic(stage, language)
  const waiting = await stage.enter(viewports.phone, language, `/ticket?lang=${language}#${stranded.ticketId}.${stranded.token}`)
  await waiting.locator('.sp-wait').waitFor()
  await nadiaDoesNotCome(stage)
  await waiting.getByText(t('stranded_noInterpreter', { language: languageName('ar', language) })).waitFor()
  await see(waiting, 'no interpreter any more')
  await waiting.getByRole('link', { name: t('book') }).click()
  await waiting.locator('[data-step="2"]').waitFor()
  await see(waiting, 'booking, with all that is known already')
}

async function serve(desk: OpenDesk, at: (status: string) => Promise<void>) {
  await desk.next()
  await at('called')
  await desk.start()
  await at('serving')
  await desk.finish()
  await at('done')
}
