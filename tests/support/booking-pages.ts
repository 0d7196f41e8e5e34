import type { Page } from 'playwright-core'
import type { InterfaceLanguage } from '../../shared/text/languages.ts'
import { words } from './words.ts'

export interface Visitor {
  readonly givenName: string
  /** whoever asks for a company or an office says what it is called */
  readonly asks?: readonly ['company' | 'office', string]
  readonly phone?: string
  readonly email?: string
}

/** The pages on which somebody books, step by step, as they read them in their language. */
export function bookingPages(page: Page, language: InterfaceLanguage) {
  const t = words(language, 'common', 'booking')
  const next = () => page.getByRole('button', { name: t('next'), exact: true }).click()
  return { t, next, place, time, person, send }

  /** Among many, an office is found by what its town is called. */
  async function place(name: string, town?: string) {
    if (town) await page.getByLabel(t('placeSearch')).fill(town)
    await page.getByRole('radio', { name }).check({ force: true })
    await next()
    await page.locator('[data-step="2"]').waitFor()
  }

  /** @param day as it is written in a value, `2027-01-12` */
  async function time(day: string, at: string) {
    await page.locator(`input[name=day][value="${day}"]`).check({ force: true })
    await page.getByRole('radio', { name: at, exact: true }).check({ force: true })
    await next()
    await page.locator('[data-step="3"]').waitFor()
    await next()
  }

  async function person({ givenName, asks, phone, email }: Visitor) {
    if (asks) {
      await page.locator(`#requester-${asks[0]}`).check({ force: true })
      await page.locator('#organisation').fill(asks[1])
    }
    await page.locator('#givenName').fill(givenName)
    if (phone) await page.locator('#phone').fill(phone)
    if (email) await page.locator('#email').fill(email)
    await next()
  }

  /** Answers the code to keep. */
  async function send(): Promise<string> {
    await page.getByRole('button', { name: t('send') }).click()
    return (await page.locator('[data-code]').innerText()).replace(/\D/g, '')
  }
}
