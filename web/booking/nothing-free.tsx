import { For, Show } from 'solid-js'
import { Icon } from '../ui/icon.tsx'
import { word } from '../ui/words.ts'
import { changeNeed } from './draft.ts'
import { channel, interpreter, network, service, sites } from './offer.ts'
import { goTo } from './steps.ts'
import { t } from './texts.ts'

/** No free place is an answer too, with every way on that there is. */
export function NothingFree() {
  const otherChannels = () => (service()?.channels ?? []).filter((one) => one !== channel())
  return (
    <div class="alert alert-warning" role="status">
      <p class="h6 mb-2">{t('noSlots')}</p>
      <p class="mb-2">{t('noSlotsWhat')}</p>
      <div class="d-grid gap-2">
        <Show when={(sites.value()?.sites.length ?? 0) > 1}>
          <Way icon="map-pin" words={t('tryPlace')} onTry={() => goTo('place')} />
        </Show>
        <For each={otherChannels()}>
          {(one) => (
            <Way icon={channelIcons[one]} words={t('tryChannel', { channel: word(`channel_${one}`) })} onTry={() => changeNeed({ channel: one })} />
          )}
        </For>
        <Show when={interpreter() !== 'none'}>
          <Way icon="languages" words={t('tryNoInterpreter')} onTry={() => changeNeed({ interpreter: 'none' })} />
        </Show>
        <Show when={network.value()?.phone}>
          {(phone) => (
            <a class="btn btn-outline-primary btn-sm" href={`tel:${phone().replace(/\s/g, '')}`}>
              <Icon name="phone" /> {t('tryCall', { phone: `\u2066${phone()}\u2069` })}
            </a>
          )}
        </Show>
      </div>
      <Show when={service()?.walkIn}>
        <p class="mb-0 mt-3">
          <Icon name="ticket" /> {t('tryCome')}
        </p>
      </Show>
    </div>
  )
}

const channelIcons = { onSite: 'building-2', phone: 'phone', video: 'video' } as const

function Way(props: { icon: string; words: string; onTry: () => void }) {
  return (
    <button type="button" class="btn btn-outline-primary btn-sm" onClick={() => props.onTry()}>
      <Icon name={props.icon} /> {props.words}
    </button>
  )
}
