import { onMount } from 'solid-js'
import { groupedCode, longDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { listenToKeys } from '../../staff/keys.ts'
import { Icon } from '../../ui/icon.tsx'
import type { BookedPaper } from '../../ui/slip.tsx'
import { KeyCap } from '../key-cap.tsx'
import { useText } from '../text.ts'

/** What is told to the person, or printed: day, time, code. */
export function BookedDialog(props: { paper: BookedPaper; print: () => void; close: () => void; another: () => void }) {
  const t = useText()
  let done!: HTMLButtonElement
  onMount(() => queueMicrotask(() => done.focus()))
  listenToKeys(() => ({ p: props.print, b: props.another }), { inDialog: true })
  return (
    <Dialog title={t('bookedTitle')} close={props.close}>
      <div class="sp-booked">
        <p class="sp-booked-when">{t('slot', { day: longDay(props.paper.slot.day, language()), time: props.paper.slot.time })}</p>
        <p>
          <bdi>{props.paper.slot.siteName}</bdi>
        </p>
        <p class="sp-booked-code">
          <span class="sp-hint">{t('code')}</span>
          <bdi dir="ltr">{groupedCode(props.paper.booked.code)}</bdi>
        </p>
        <p class="sp-hint">{t('codeHint')}</p>
      </div>
      <div class="sp-dialog-foot">
        <button ref={done} type="button" class="btn btn-primary" onClick={() => props.close()}>
          {t('doneHere')}
        </button>
        <button type="button" class="btn btn-outline-primary" aria-keyshortcuts="P" onClick={() => props.print()}>
          <Icon name="printer" />
          {t('print')} <KeyCap letter="p" />
        </button>
        <button type="button" class="btn btn-outline-primary" aria-keyshortcuts="B" onClick={() => props.another()}>
          {t('another')} <KeyCap letter="b" />
        </button>
      </div>
    </Dialog>
  )
}
