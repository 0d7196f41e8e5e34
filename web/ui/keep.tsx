import { createSignal, Show } from 'solid-js'
import { Refusal } from '../kit/api.ts'
import { saveCalendar } from './calendar.ts'
import { Icon } from './icon.tsx'
import { pageLink } from './languages.tsx'
import { Problem } from './problem.tsx'
import { word } from './words.ts'

/** Ways to keep an appointment: calendar, paper, and a link that one can send to oneself where there is no e-mail. */
export function Keep(props: { appointmentId: string; token: string }) {
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  const save = () => {
    setRefusal(null)
    saveCalendar(props.appointmentId, props.token).catch((error: unknown) => setRefusal(error instanceof Refusal ? error : new Refusal(null)))
  }
  const link = () => `${location.origin}${pageLink('/appointment', `#${props.appointmentId}.${props.token}`)}`
  return (
    <div class="d-grid gap-2 d-print-none">
      <button type="button" class="btn btn-outline-primary btn-sm" onClick={save}>
        <Icon name="calendar-plus" /> {word('calendar')}
      </button>
      <button type="button" class="btn btn-outline-primary btn-sm" onClick={() => print()}>
        <Icon name="printer" /> {word('print')}
      </button>
      <Show when={'share' in navigator}>
        <button type="button" class="btn btn-outline-primary btn-sm" onClick={() => void navigator.share({ url: link() }).catch(() => {})}>
          <Icon name="smartphone" /> {word('share')}
        </button>
      </Show>
      <Problem refusal={refusal()} />
    </div>
  )
}
