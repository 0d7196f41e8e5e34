import type { JSX } from 'solid-js'
import { render } from 'solid-js/web'
import { rememberedLanguage } from './chosen-language.ts'
import { loadStaffText } from './text.ts'

/** Draws a page when all that it says is there, in the language that was chosen at this computer. */
export async function start(load: () => Promise<void>, page: () => JSX.Element): Promise<void> {
  await rememberedLanguage()
  await Promise.all([loadStaffText(), load()])
  render(page, document.getElementById('root')!)
}
