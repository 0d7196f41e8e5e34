import { createEffect, createSignal, on } from 'solid-js'
import { isolate } from '../../staff/texts.ts'
import { createOutline, type Outline } from './outline.ts'
import { useText } from './text.ts'

export interface PartsState {
  readonly outline: Outline
  /** an id, `new`, or nothing */
  readonly open: () => string
  /** null while a new one is made */
  readonly openId: () => string | null
  /** what was last done */
  readonly done: () => string
  /** back to the list, with what was done */
  readonly leave: (done: string) => void
  /** for `createPart`: the lists are read again, and the address follows */
  readonly after: <Value>(nameOf: (value: Value) => string) => {
    readonly onSaved: (id: string, wasNew: boolean, saved: Value) => void
    readonly onGone: (id: string, last: Value) => void
  }
}

/** Of a page that lists parts: what stands open, and what happens after it was saved. */
export function createPartsState(path: string, rest: () => string): PartsState {
  const t = useText()
  const outline = createOutline()
  const [done, setDone] = createSignal('')
  const open = () => rest().split('/')[0] ?? ''
  const said = { here: '' }
  createEffect(on(open, (here) => here !== said.here && setDone(''), { defer: true }))

  function go(to: string, words: string) {
    said.here = to
    setDone(words)
    location.hash = to === '' ? path : `${path}/${to}`
    void outline.again()
  }

  return {
    outline,
    open,
    openId: () => (open() === 'new' ? null : open()),
    done,
    leave: (words) => go('', words),
    after: (nameOf) => ({
      onSaved(id, wasNew, saved) {
        if (wasNew) go(id, t('savedName', { name: isolate(nameOf(saved)) }))
        else void outline.again()
      },
      onGone: (_id, last) => go('', t('goneName', { name: isolate(nameOf(last)) })),
    }),
  }
}
