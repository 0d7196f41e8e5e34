import type { JSX } from 'solid-js'
import { Portal } from 'solid-js/web'

/** What is printed in place of the page: `printOn('A4')`. On the screen it is not to be seen. */
export function Sheet(props: { children: JSX.Element }) {
  return (
    <Portal mount={document.getElementById('root')!} ref={(sheet) => sheet.classList.add('sp-sheet')}>
      {props.children}
    </Portal>
  )
}
