import { createMemo, createResource, createSignal, createUniqueId, For, Show } from 'solid-js'
import type { DeskStep, Queue } from '../../../shared/contracts/desks.ts'
import type { Service } from '../../../shared/contracts/network.ts'
import { read } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { matching } from '../../staff/matching.ts'
import { Icon } from '../../ui/icon.tsx'
import { isolate, useText } from '../text.ts'
import type { TransferTo } from '../work/commands.ts'
import { type Target, targetsOf } from './transfer-targets.ts'

/** Typed or chosen with the arrows: another service, a desk, a person, an institution. Whoever is sent keeps the time they waited. */
export function TransferDialog(props: {
  step: DeskStep
  queue: Queue
  own: string
  name: string
  transfer: (to: TransferTo) => void
  close: () => void
}) {
  const t = useText()
  const id = createUniqueId()
  const [services] = createResource(() => read<{ services: Service[] }>('/api/services', { lang: language() }).catch(() => ({ services: [] })))
  const [typed, setTyped] = createSignal('')
  const [at, setAt] = createSignal(0)
  const targets = createMemo(() => targetsOf(props.queue, props.own, props.step.serviceId, services.latest?.services ?? [], t))
  const found = createMemo(() => matching(targets(), typed()) as Target[])
  let list!: HTMLDivElement

  function send(target: Target | undefined) {
    if (!target) return
    list.closest('dialog')?.close()
    props.transfer(target.to)
  }

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') send(found()[at()])
    else if (step) move(step)
    else return
    event.preventDefault()
  }

  function move(by: number) {
    setAt((before) => (before + by + found().length) % Math.max(found().length, 1))
    list.children[at()]?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <Dialog title={t('transferTitle', { name: isolate(props.name) })} close={props.close}>
      <label class="visually-hidden" for={id}>
        {t('transferSearch')}
      </label>
      <div class="sp-search sp-transfer-search">
        <Icon name="search" />
        <input
          id={id}
          class="form-control"
          type="text"
          dir="auto"
          role="combobox"
          autocomplete="off"
          autofocus
          placeholder={t('transferSearch')}
          value={typed()}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found()[at()] ? `${id}-${at()}` : undefined}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
      </div>
      <div id={`${id}-list`} class="sp-targets" role="listbox" aria-label={t('transfer')} ref={list} tabindex={-1}>
        <For each={found()}>
          {(target, index) => (
            // the focus stays in the field, which takes the keys
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            <div
              id={`${id}-${index()}`}
              role="option"
              class="sp-target"
              classList={{ 'sp-here': index() === at() }}
              aria-selected={index() === at()}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => send(target)}
            >
              <Icon name={target.icon} />
              <span>
                <bdi>{target.name}</bdi>
                <Show when={target.hint}>
                  <span class="sp-hint">
                    <bdi>{target.hint}</bdi>
                  </span>
                </Show>
              </span>
              <span class="sp-tag">{target.kind}</span>
            </div>
          )}
        </For>
      </div>
      <Show when={found().length === 0}>
        <p class="sp-hint" role="status">
          {t('transferNone')}
        </p>
      </Show>
      <p class="sp-hint sp-transfer-foot">{t('transferHint')}</p>
    </Dialog>
  )
}
