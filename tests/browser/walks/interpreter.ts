import { viewports } from '../../support/browser.ts'
import { words } from '../../support/words.ts'
import { signIn } from './sign-in.ts'
import type { Walk } from './stage.ts'

/** Someone who is no interpreter is told so. */
export const interpreter: Walk = async (stage, language, see) => {
  const page = await stage.enter(viewports.phone, language, `/interpreter?lang=${language}`)
  await signIn(stage, page, language)
  await page.getByText(words(language, 'staff')('notYoursTitle')).waitFor()
  await see(page, 'not yours')
}
