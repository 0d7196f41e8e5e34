import type { Context } from 'hono'
import { type InterfaceLanguage, pickLanguage } from '../../shared/text/languages.ts'

/** `?lang=`, else what the browser prefers, else Italian. */
export function languageOf(c: Context): InterfaceLanguage {
  return pickLanguage([c.req.query('lang') ?? '', ...preferred(c.req.header('accept-language') ?? '')])
}

function preferred(header: string): string[] {
  return header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=')
      return { tag, quality: Number(quality ?? 1) }
    })
    .sort((one, other) => other.quality - one.quality)
    .map((each) => each.tag)
}
