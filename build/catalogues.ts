import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

/** Compiles ICU messages of `shared/text` while building, so that no phone carries a parser. */
export function catalogues(): Plugin {
  return {
    name: 'sportello-catalogues',
    enforce: 'pre',
    transform(source, path) {
      if (!/shared\/text\/[a-z-]+\/[a-z-]+\.json$/i.test(path.split('?')[0] ?? '')) return null
      const messages = Object.entries(JSON.parse(source) as Record<string, string>).map(([key, message]) => [key, compileMessage(message)])
      return { code: `export default ${JSON.stringify(Object.fromEntries(messages))}`, map: null, moduleType: 'js' }
    },
  }
}
