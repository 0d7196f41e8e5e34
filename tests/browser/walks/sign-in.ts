import type { Page } from 'playwright-core'
import type { InterfaceLanguage } from '../../../shared/text/languages.ts'
import { words } from '../../support/words.ts'
import type { See, Stage } from './stage.ts'

/** A coordinator of the centre, who may call out of turn, comes in after each mistake that can be made. */
export async function signInWrongFirst(stage: Stage, page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'staff')
  const { email, password } = await stage.server.staff('coordinator', 'centre', { mayChoose: true })
  const send = async (typed: string) => {
    await page.getByLabel(t('password')).fill(typed)
    await page.keyboard.press('Enter')
  }
  await page.getByLabel(t('email')).waitFor()
  await see(page, 'sign-in')
  await page.getByRole('button', { name: t('signIn') }).click()
  await page.getByText(t('fillBoth')).waitFor()
  await see(page, 'sign-in, nothing filled in')
  await page.getByLabel(t('email')).fill(email)
  await send('a wrong password')
  await page.getByText(t('wrongPassword')).waitFor()
  await see(page, 'sign-in, wrong password')
  await send(password)
}

type Somebody = Awaited<ReturnType<Stage['server']['staff']>>

/** Straight in, for the walk of another page. */
export async function signIn(stage: Stage, page: Page, language: InterfaceLanguage, as: Pick<Somebody, 'email' | 'password'> | null = null) {
  const t = words(language, 'staff')
  const { email, password } = as ?? (await stage.server.staff('coordinator', 'centre'))
  await page.getByLabel(t('email')).fill(email)
  await page.getByLabel(t('password')).fill(password)
  await page.keyboard.press('Enter')
  await page.locator('.sp-header').waitFor()
}
