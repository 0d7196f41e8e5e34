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

  const setAside = await takeNumberWithArabic(stage, language)
  await desk.next()
  await desk.park()
  const parked = await stage.enter(viewports.phone, language, `/ticket?lang=${language}#${setAside.ticketId}.${setAside.token}`)
  await parked.getByText(t('is_parked_now')).waitFor()

  const stranded = await takeNumberWithArabic(stage, language)
  const waiting = await stage.enter(viewports.phone, language, `/ticket?lang=${language}#${stranded.ticketId}.${stranded.token}`)
  await waiting.locator('.sp-wait').waitFor()
  await nadiaDoesNotCome(stage)
  await waiting.getByText(t('stranded_noInterpreter', { language: languageName('ar', language) })).waitFor()
  await see(waiting, 'no interpreter any more')
  await parked.getByText(t('strandedSorry')).waitFor()
  // nothing that promises a call stands beside it
  for (const page of [waiting, parked])
    for (const promise of ['is_parked_now', 'strandedKeep', 'alarmHint', 'helpCome'] as const)
      if ((await page.getByText(t(promise)).count()) > 0) throw new Error(`${promise}, and yet nobody will be called`)
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
