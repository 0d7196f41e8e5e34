import { For, type JSX } from 'solid-js'
import { Dialog } from '../../staff/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../hand/key-cap.tsx'
import { listenToDigits } from './digits.ts'

export interface Reason<Code extends string> {
  readonly code: Code
  readonly label: string
  readonly icon: string
}

/** One out of a few, each with its digit: the first has the focus, so that Enter takes it. */
export function ReasonDialog<Code extends string>(props: {
  title: string
  reasons: readonly Reason<Code>[]
  choose: (code: Code) => void
  close: () => void
  children?: JSX.Element
}) {
  let list!: HTMLUListElement

  function choose(code: Code) {
    list.closest('dialog')?.close()
    props.choose(code)
  }

  listenToDigits((index) => {
    const reason = props.reasons[index]
    if (reason) choose(reason.code)
  })

  return (
    <Dialog title={props.title} close={props.close}>
      {props.children}
      <ul class="sp-reasons" ref={list}>
        <For each={props.reasons}>
          {(reason, index) => (
            <li>
              <button
                type="button"
                autofocus={index() === 0}
                class="btn btn-outline-primary sp-reason"
                aria-keyshortcuts={`${index() + 1}`}
                onClick={() => choose(reason.code)}
              >
                <Icon name={reason.icon} />
                <span>{reason.label}</span>
                <span aria-hidden="true">
                  <KeyCap key={`${index() + 1}`} />
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  )
}
