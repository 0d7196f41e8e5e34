import { For } from 'solid-js'
import { type InterfaceLanguage, interfaceLanguages } from '../../shared/text/languages.ts'
import { language, speak } from '../kit/text.ts'
import { word } from './words.ts'

/** Languages by their own names, each one tap away. The address keeps the choice, so that a reload or a shared link does too. */
export function Languages() {
  return (
    <nav class="sp-languages" aria-label={word('languages')}>
      <ul class="list-unstyled d-flex mb-0">
        <For each={interfaceLanguages}>
          {(one) => (
            <li>
              <button
                type="button"
                class="btn btn-xs text-nowrap"
                classList={{ active: one.tag === language() }}
                lang={one.tag}
                dir={one.dir}
                aria-current={one.tag === language() ? 'true' : undefined}
                onClick={() => chooseLanguage(one.tag)}
              >
                {one.name}
              </button>
            </li>
          )}
        </For>
      </ul>
    </nav>
  )
}

export async function chooseLanguage(tag: InterfaceLanguage): Promise<void> {
  await speak(tag)
  const address = new URL(location.href)
  address.searchParams.set('lang', tag)
  history.replaceState(history.state, '', address)
}

/** A page of ours in the language spoken now. */
export const pageLink = (path: string, fragment = ''): string => `${path}?lang=${language()}${fragment}`
