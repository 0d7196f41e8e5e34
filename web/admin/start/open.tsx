import { createResource, For } from 'solid-js'
import { read } from '../../kit/api.ts'
import { Note } from '../../staff/note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { printOn } from '../../ui/print.ts'
import { Qr } from '../../ui/qr.tsx'
import { Sheet } from '../part/sheet.tsx'
import { useText } from './text.ts'

const later = [
  { icon: 'languages', text: 'laterPeople', href: '#people' },
  { icon: 'users', text: 'laterStaff', href: '#staff/new' },
  { icon: 'file-text', text: 'laterTexts', href: '#services' },
  { icon: 'monitor', text: 'laterDevices', href: '#devices' },
] as const

/** Somebody can book: where, and what one may do next. */
export function Open() {
  const t = useText()
  const [network] = createResource(() => read<{ name: string }>('/api/network').catch(() => undefined))
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
        <button type="button" class="btn btn-outline-primary" onClick={() => printOn('A4')}>
          <Icon name="printer" />
          {t('print')}
        </button>
      </div>
      <Sheet>
        <h1>
          <bdi>{network.latest?.name}</bdi>
        </h1>
        <p>{t('sheetHow')}</p>
        <Qr value={address} label={t('address')} />
        <p class="sp-sheet-link" dir="ltr">
          {address}
        </p>
      </Sheet>
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
