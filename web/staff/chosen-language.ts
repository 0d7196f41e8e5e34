import { type InterfaceLanguage, isInterfaceLanguage } from '../../shared/text/languages.ts'
import { speak } from '../kit/text.ts'

const place = 'sportello.staff.language'

/** What was chosen at this computer; an address with `?lang=` goes before it. */
export async function rememberedLanguage(): Promise<void> {
  const tag = localStorage.getItem(place)
  if (tag && isInterfaceLanguage(tag) && !new URLSearchParams(location.search).has('lang')) await speak(tag)
}

export async function chooseLanguage(tag: InterfaceLanguage): Promise<void> {
  await speak(tag)
  localStorage.setItem(place, tag)
  if (new URLSearchParams(location.search).has('lang')) history.replaceState(null, '', `${location.pathname}?lang=${tag}${location.hash}`)
}
