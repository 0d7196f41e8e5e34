import { isInterfaceLanguage, sourceLanguage } from '../shared/text/languages.ts'
import { speak } from '../web/kit/text.ts'

/** A screen on a wall speaks the language of its address, else Italian; the settings of its browser are nobody's wish. */
export function speakHouseLanguage(): Promise<void> {
  const wanted = new URLSearchParams(location.search).get('lang') ?? ''
  return speak(isInterfaceLanguage(wanted) ? wanted : sourceLanguage)
}
