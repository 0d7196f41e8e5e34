import { createMemo, Show } from 'solid-js'
import type { SlotList } from '../../shared/contracts/slots.ts'
import { languageName, longDay } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { stopWords } from '../ui/facts.tsx'
import { Icon } from '../ui/icon.tsx'
import { createLoaded, pathOf } from '../ui/loaded.ts'
import { word } from '../ui/words.ts'
import { change, changeNeed } from './draft.ts'
import { loadLater } from './later.tsx'
import { interpreter, sites, wanted } from './offer.ts'
import { goOn } from './steps.ts'
import { t } from './texts.ts'

/** The first free place of all offices together. It is taken on the next step, where interpreter and channel can still be changed. */
export function EarliestAnywhere() {
  const found = createLoaded<SlotList>(() => pathOf('/api/slots', { ...wanted(), limit: 1 }))
  const slot = () => found.value()?.slots[0]
  const site = createMemo(() => sites.value()?.sites.find((one) => one.id === slot()?.siteId))
  const choose = () => {
    loadLater()
    changeNeed({ siteId: slot()!.siteId })
    change({ slot: slot()! })
    goOn()
  }
  return (
    <Show when={slot() && site()}>
      <section class="sp-earliest rounded p-3 mb-4" aria-label={t('earliestAnywhere')}>
        <p class="mb-1 d-flex align-items-center gap-2">
          <Icon name="calendar-check" /> {t('earliestAnywhere')}
        </p>
        <p class="h5 mb-1">{word('dayAt', { day: longDay(slot()!.day, language()), time: slot()!.time })}</p>
        <p class="mb-1 d-flex gap-2">
          <Icon name="map-pin" />
          <span>
            <bdi class="d-block fw-semibold">{site()!.name}</bdi>
            <bdi>{slot()!.place ? stopWords(slot()!, site()!.city) : site()!.city}</bdi>
          </span>
        </p>
        <Show when={wanted().interpreter}>
          <p class="mb-1 d-flex gap-2">
            <Icon name="languages" />
            <span>
              {word('interpreter')}: {languageName(interpreter(), language())}
            </span>
          </p>
        </Show>
        <button type="button" class="btn btn-outline-primary w-100 mt-2" onClick={choose}>
          {word('earliestTake')}
        </button>
      </section>
    </Show>
  )
}
