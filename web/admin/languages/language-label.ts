import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { type TextKey, useText } from './text.ts'

/** Languages that interpreters speak and browsers have no name for: what they ship is cut to the languages of screens. */
export const ownNames = [
  'ff',
  'rom',
  'man',
  'mnk',
  'dyu',
  'kab',
  'ber',
  'zgh',
  'pcm',
  'kri',
  'sus',
  'snk',
  'mos',
  'srr',
  'fon',
  'din',
  'nus',
  'aa',
  'sid',
  'tig',
  'ary',
  'arz',
  'apc',
  'ise',
] as const

/** A language by its name, in the language of the page; a tag that nobody has a name for is its own name. */
export function languageLabel(tag: string): string {
  const name = browserName(tag)
  return name === tag && isOwn(tag) ? useText()(`language_${tag}` satisfies TextKey) : name
}

const isOwn = (tag: string): tag is (typeof ownNames)[number] => ownNames.some((each) => each === tag)

/** A tag may be well-formed and yet none that the browser takes. */
function browserName(tag: string): string {
  try {
    return languageName(tag, language())
  } catch {
    return tag
  }
}
