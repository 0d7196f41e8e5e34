import { createEffect, createSignal, onCleanup, Show } from 'solid-js'
import { holdHash, useHash } from '../../kit/hash.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { useText } from './text.ts'

/**
 * Nobody loses what they have typed by a wrong link: whoever leaves is asked first. Addresses below `within` (`services/permit`)
 * are the same page.
 */
export function Leaving(props: { changed: boolean; within: string }) {
  const t = useText()
  const hash = useHash()
  const [next, setNext] = createSignal<string | null>(null)
  let release = () => {}

  createEffect(() => {
    // an address within the page moves what is to be kept
    hash()
    release()
    release = props.changed ? keepHere(props.within, setNext) : () => {}
  })
  onCleanup(() => release())

  function leave(to: string) {
    release()
    setNext(null)
    location.hash = to
  }

  return (
    <Show when={next()}>
      {(to) => (
        <Dialog title={t('leaveTitle')} close={() => setNext(null)}>
          <div class="sp-form">
            <p>{t('leaveDetail')}</p>
            <div class="sp-save-row">
              <button type="button" class="btn btn-primary" onClick={() => setNext(null)}>
                {t('leaveStay')}
              </button>
              <button type="button" class="btn btn-outline-danger" onClick={() => leave(to())}>
                {t('leaveGo')}
              </button>
            </div>
          </div>
        </Dialog>
      )}
    </Show>
  )
}

function keepHere(within: string, asked: (next: string) => void): () => void {
  const warn = (event: BeforeUnloadEvent) => event.preventDefault()
  addEventListener('beforeunload', warn)
  const release = holdHash({ allows: (next) => next === within || next.startsWith(`${within}/`), heldBack: asked })
  return () => {
    removeEventListener('beforeunload', warn)
    release()
  }
}
