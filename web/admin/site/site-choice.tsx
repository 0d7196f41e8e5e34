import { createEffect, createMemo, createSignal, on, Show } from 'solid-js'
import { Dialog } from '../../staff/dialog.tsx'
import { List } from '../../staff/list.tsx'
import { Note } from '../../staff/note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { toReplanAt } from '../replan/counts.ts'
import { useText } from '../text.ts'
import type { SiteHere } from './site-here.ts'

/** One site out of two or two hundred: found by typing, in the order of the areas, with what waits to be planned anew at each. */
export function SiteChoice(props: { page: string; here: SiteHere }) {
  const t = useText()
  const [open, setOpen] = createSignal(false)
  const name = () => props.here.sites().find((site) => site.id === props.here.siteId())?.name
  createEffect(on(props.here.siteId, () => setOpen(false)))
  return (
    <Show when={props.here.gone()} fallback={<Chosen />}>
      <Note kind="warn">{t('siteGone')}</Note>
      <Sites />
    </Show>
  )

  function Chosen() {
    return (
      <Show when={props.here.sites().length > 1}>
        <div class="sp-site-choice">
          <button type="button" class="sp-tool" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            <Icon name="map-pin" />
            <strong>
              <bdi>{name()}</bdi>
            </strong>
            <span>· {t('changeSite')}</span>
            <Icon name="chevron-down" />
          </button>
        </div>
        <Show when={open()}>
          <Dialog title={t('chooseSite')} close={() => setOpen(false)}>
            <Sites />
          </Dialog>
        </Show>
      </Show>
    )
  }

  function Sites() {
    const areas = createMemo(() => new Set(props.here.sites().map((site) => site.areaName)))
    const rows = createMemo(() =>
      props.here.sites().map(({ id, name, areaName }) => {
        const count = toReplanAt(id)
        return {
          id,
          name,
          group: areas().size > 1 ? areaName : undefined,
          badge: count > 0 ? t('toReplan', { n: count }) : undefined,
          warn: true,
        }
      }),
    )
    return (
      <List
        label={t('site')}
        rows={rows()}
        href={(row) => `#${props.page}/${row.id}`}
        chosen={props.here.siteId() ?? undefined}
        empty={<p class="sp-hint">{t('siteGone')}</p>}
      />
    )
  }
}
