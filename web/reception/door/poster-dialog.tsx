import { Show } from 'solid-js'
import type { Poster } from '../../../shared/contracts/reception.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { createLoaded } from '../../ui/loaded.ts'
import { Qr } from '../../ui/qr.tsx'
import { useText } from '../text.ts'

/** Where there is no kiosk: a code for the door, for this day. */
export function PosterDialog(props: { siteId: string; print: (poster: Poster) => void; close: () => void }) {
  const t = useText()
  const poster = createLoaded<Poster>(() => `/api/sites/${props.siteId}/poster`)
  return (
    <Dialog title={t('posterTitle')} close={props.close}>
      <div class="sp-poster-look">
        <p>{t('posterText')}</p>
        <Show when={poster.problem()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
        <Show when={poster.value()}>{(known) => <Qr value={`${location.origin}${known().path}`} label={t('posterTitle')} />}</Show>
      </div>
      <div class="sp-dialog-foot">
        <button type="button" class="btn btn-primary" aria-disabled={!poster.value()} onClick={() => poster.value() && props.print(poster.value()!)}>
          <Icon name="printer" />
          {t('posterPrint')}
        </button>
      </div>
    </Dialog>
  )
}
