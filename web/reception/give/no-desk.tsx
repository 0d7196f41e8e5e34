import { Show } from 'solid-js'
import type { Offer } from '../../../shared/contracts/tickets.ts'
import { Note } from '../../staff/note.tsx'
import { createLoaded, pathOf } from '../../ui/loaded.ts'
import { useText } from '../text.ts'

/** Why a step that follows could not be served here today; nothing when it could. */
export function NoDesk(props: { siteId: string; serviceId: string | null; interpreter: string | undefined }) {
  const t = useText()
  const offer = createLoaded<Offer>(() =>
    props.serviceId ? pathOf(`/api/sites/${props.siteId}/offer`, { serviceId: props.serviceId, interpreter: props.interpreter }) : null,
  )
  const reason = () => {
    const known = offer.value()
    return known && known.serviceId === props.serviceId && !known.number.available ? known.number.reason : null
  }
  return (
    <div role="status" class="sp-no-desk">
      <Show when={reason()}>{(why) => <Note kind="warn">{t(`noNumber_${why()}`)}</Note>}</Show>
    </div>
  )
}
