import { createMemo, createResource } from 'solid-js'
import type { DeskStep, Queue } from '../../../shared/contracts/desks.ts'
import type { Service } from '../../../shared/contracts/network.ts'
import { read } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { isolate, useText } from '../text.ts'
import type { TransferTo } from '../work/commands.ts'
import { TargetSearch } from './target-search.tsx'
import { targetsOf } from './transfer-targets.ts'

/** Another service, a desk, a person, an institution. Whoever is sent keeps the time they waited. */
export function TransferDialog(props: {
  step: DeskStep
  queue: Queue
  own: string
  name: string
  transfer: (to: TransferTo) => void
  close: () => void
}) {
  const t = useText()
  const [services] = createResource(() => read<{ services: Service[] }>('/api/services', { lang: language() }).catch(() => ({ services: [] })))
  const targets = createMemo(() => targetsOf(props.queue, props.own, props.step.serviceId, services.latest?.services ?? [], t))
  let foot!: HTMLParagraphElement

  function send(to: TransferTo) {
    foot.closest('dialog')?.close()
    props.transfer(to)
  }

  return (
    <Dialog title={t('transferTitle', { name: isolate(props.name) })} close={props.close}>
      <TargetSearch
        label={t('transferSearch')}
        name={t('transfer')}
        nothing={t('transferNone')}
        choices={targets()}
        choose={(target) => send(target.to)}
      />
      <p class="sp-hint sp-transfer-foot" ref={foot}>
        {t('transferHint')}
      </p>
    </Dialog>
  )
}
