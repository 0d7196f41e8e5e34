import { For } from 'solid-js'
import type { Poster } from '../../../shared/contracts/reception.ts'
import { longDay } from '../../../shared/text/when.ts'
import { Qr } from '../../ui/qr.tsx'
import { visitorTongues } from '../text.ts'

/** A page for the door, in every language: out of sight on the screen, alone on the paper. */
export function Sheet(props: { poster: Poster; siteName: string; place: string | null }) {
  return (
    <div class="sp-sheet" aria-hidden="true">
      <p class="sp-sheet-site">{[props.siteName, props.place].filter(Boolean).join(', ')}</p>
      <ul>
        <For each={visitorTongues()}>
          {({ t, tag, dir }) => (
            <li lang={tag} dir={dir}>
              <strong>{t('doorTake')}</strong>
              <span>{t('doorHow')}</span>
            </li>
          )}
        </For>
      </ul>
      <Qr value={`${location.origin}${props.poster.path}`} label="" />
      <ul class="sp-sheet-day">
        <For each={visitorTongues()}>
          {({ t, tag, dir }) => (
            <li lang={tag} dir={dir}>
              {t('doorDay', { day: longDay(props.poster.day, tag) })}
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
