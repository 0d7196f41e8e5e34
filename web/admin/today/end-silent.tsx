import type { Queue } from '../../../shared/contracts/desks.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { isolate } from '../../staff/texts.ts'
import { Face } from '../../ui/face.tsx'
import { endsSilent, type SilentEnd } from './requests.ts'
import { useText } from './text.ts'

type Desk = Queue['desks'][number]
export type SilentDesk = Desk & { readonly serving: NonNullable<Desk['serving']> }

/** A console that is silent while it serves somebody is not ended by itself: the person may still sit there. */
export const isLeftSilent = (desk: Desk): desk is SilentDesk => desk.silent && desk.serving?.status === 'serving'

interface EndSilentProps {
  desk: SilentDesk
  underWay: boolean
  end: (request: () => Promise<unknown>, said: string) => void
  close: () => void
}

/** Ends a silent desk, with what becomes of whoever sits there: said before it is done. */
export function EndSilent(props: EndSilentProps) {
  const t = useText()
  // Whom the dialog was opened for, also when the picture has another one meanwhile: the server refuses that
  const { id, label, serving } = props.desk
  const names = { number: isolate(serving.face.label), label: isolate(label) }
  const end = (how: SilentEnd) => {
    props.close()
    props.end(() => endsSilent(id, serving.stepId, how), t(how === 'giveBack' ? 'saidGivenBack' : 'saidFinished', names))
  }
  return (
    <Dialog title={t('endTitle', { label: isolate(label) })} close={props.close}>
      <div class="sp-form">
        <p class="sp-end-whom">
          <Face face={serving.face} />
          <bdi>{serving.serviceName}</bdi>
        </p>
        <p>{t('endAsk')}</p>
        <div class="sp-end-ways">
          <button type="button" class="btn btn-primary" aria-disabled={props.underWay} onClick={() => end('giveBack')}>
            {t('endGiveBack', names)}
          </button>
          <p class="sp-hint">{t('endGiveBackHint')}</p>
          <button type="button" class="btn btn-outline-primary" aria-disabled={props.underWay} onClick={() => end('finish')}>
            {t('endFinish', names)}
          </button>
          <p class="sp-hint">{t('endFinishHint')}</p>
        </div>
      </div>
    </Dialog>
  )
}
