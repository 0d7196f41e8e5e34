import { For } from 'solid-js'
import { Note } from '../../staff/note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Qr } from '../../ui/qr.tsx'
import { useText } from './text.ts'

const later = [
  { icon: 'users', text: 'laterStaff', href: '#staff' },
  { icon: 'languages', text: 'laterTexts', href: '#services' },
  { icon: 'monitor', text: 'laterDevices', href: '#devices' },
] as const

/** Somebody can book: where, and what one may do next. */
export function Open() {
  const t = useText()
  const address = `${location.origin}/`
  return (
    <div class="sp-begun">
      <Note kind="good">
        <strong>{t('openTitle')}</strong> {t('openDetail')}
      </Note>
      <div class="sp-begun-address">
        <Qr value={address} label={t('address')} />
        <div>
          <p class="sp-hint">{t('address')}</p>
          <a class="sp-begun-link" href="/" target="_blank" rel="noopener" dir="ltr">
            {address}
          </a>
        </div>
      </div>
      <h2>{t('laterTitle')}</h2>
      <ul class="sp-rows">
        <For each={later}>
          {(one) => (
            <li>
              <a class="sp-row" href={one.href}>
                <Icon name={one.icon} />
                <span class="sp-row-words">{t(one.text)}</span>
                <Icon name="chevron-right" mirror />
              </a>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
