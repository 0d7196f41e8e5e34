import { viewports } from '../../support/browser.ts'
import { words } from '../../support/words.ts'
import { signIn } from './sign-in.ts'
import type { Walk } from './stage.ts'

export const reception: Walk = async (stage, language, see) => {
  const page = await stage.enter(viewports.desk, language, `/reception?lang=${language}`)
  await signIn(stage, page, language)
  await page.getByText(words(language, 'reception')('emptyTitle')).waitFor()
  await see(page, 'nothing to do')
}
