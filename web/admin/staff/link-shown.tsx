import { createSignal, Show } from 'solid-js'
import { localeOf } from '../../../shared/text/languages.ts'
import { language } from '../../kit/text.ts'
import { Note } from '../../staff/note.tsx'
import { isolate } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { printOn } from '../../ui/print.ts'
import { Qr } from '../../ui/qr.tsx'
import { Sheet } from '../part/sheet.tsx'
import type { Invitation } from './requests.ts'
import { useText } from './text.ts'

/** The way in for somebody new. It is shown this once: to be handed over in person, or sent. */
export function LinkShown(props: { name: string; networkName: string; invitation: Invitation }) {
  const t = useText()
  const [copied, setCopied] = createSignal(false)
  let field!: HTMLInputElement
  const until = () =>
    new Intl.DateTimeFormat(localeOf(language()), { dateStyle: 'long', timeStyle: 'short' }).format(Date.parse(props.invitation.expiresAt))

  async function copy() {
    field.select()
    // without TLS there is no clipboard, but the selected text can be copied by hand
    setCopied(
      await (navigator.clipboard?.writeText(props.invitation.link) ?? Promise.reject()).then(
        () => true,
        () => false,
      ),
    )
  }

  return (
    <div class="sp-link-shown">
      <h2>{t('linkTitle', { name: isolate(props.name) })}</h2>
      <Note kind="warn">{t('linkOnce')}</Note>
      <label class="sp-field">
        <span>{t('link')}</span>
        <input ref={field} class="form-control" dir="ltr" readonly value={props.invitation.link} onFocus={() => field.select()} />
      </label>
      <p class="sp-hint">{t('linkUntil', { until: isolate(until()) })}</p>
      <div class="sp-save-row">
        <button type="button" class="btn btn-primary" onClick={() => void copy()}>
          <Icon name="file-text" />
          {t('copy')}
        </button>
        <button type="button" class="btn btn-outline-primary" onClick={() => printOn('A4')}>
          <Icon name="printer" />
          {t('print')}
        </button>
        <span class="sp-save-said" role="status">
          <Show when={copied()}>
            <Icon name="circle-check" />
            {t('copied')}
          </Show>
        </span>
      </div>
      <Sheet>
        <h1>{t('sheetTitle', { network: isolate(props.networkName) })}</h1>
        <p>{t('sheetFor', { name: isolate(props.name) })}</p>
        <p>{t('sheetHow')}</p>
        <Qr value={props.invitation.link} label={t('link')} />
        <p class="sp-sheet-link" dir="ltr">
          {props.invitation.link}
        </p>
        <p>{t('linkUntil', { until: isolate(until()) })}</p>
      </Sheet>
    </div>
  )
}
