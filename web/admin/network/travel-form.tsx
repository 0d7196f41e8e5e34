import { createMemo, createSignal, For, Show } from 'solid-js'
import { reconcile, unwrap } from 'solid-js/store'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import { TextField } from '../../staff/form/text-field.tsx'
import { matching } from '../../staff/matching.ts'
import { Note } from '../../staff/note.tsx'
import type { Session } from '../../staff/session.ts'
import { useStaffText } from '../../staff/text.ts'
import { isolate } from '../../staff/texts.ts'
import { createPart } from '../part/part.ts'
import { PartForm } from '../part/part-form.tsx'
import { useText } from './text.ts'
import { minutesOf, type Travel, type Way, waysOf, withMinutes } from './ways.ts'

/** more than these are looked for by name */
const many = 12

/** How long it takes from site to site: whoever works at two needs that time between them. */
export function TravelForm(props: { session: Session; outline: NetworkOutline | null }) {
  const t = useText()
  const staffText = useStaffText()
  const part = createPart({ session: props.session, kind: 'travel', id: 'travel', blank: [] as Travel })
  // a row that is being typed in stays the same row, and one that was emptied stays to be filled again
  const ways = createMemo<readonly Way[]>((known) => {
    const found = props.outline ? waysOf(props.outline, part.draft) : []
    const added = found.filter((way) => !known.some((each) => each.one.id === way.one.id && each.other.id === way.other.id))
    return added.length > 0 ? [...known, ...added] : known
  }, [])
  const [typed, setTyped] = createSignal('')
  const found = () => ways().filter(({ one, other }) => matching([{ id: '', name: `${one.name} ${other.name}` }], typed()).length > 0)
  const set = (from: string, to: string, minutes: number | null) => part.edit(reconcile(withMinutes(unwrap(part.draft), from, to, minutes)))
  return (
    <PartForm part={part} at="network" keep>
      <h2>{t('travelTitle')}</h2>
      <p>{t('travelLead')}</p>
      <Show when={ways().length > many}>
        <TextField label={staffText('search')} value={typed()} optional onText={setTyped} />
      </Show>
      <Show when={ways().length > 0} fallback={<Note>{t('travelNone')}</Note>}>
        <table class="sp-ways">
          <thead>
            <tr>
              <th scope="col">{t('travelBetween')}</th>
              <th scope="col">{t('travelThere')}</th>
              <th scope="col">{t('travelBack')}</th>
            </tr>
          </thead>
          <tbody>
            <For each={found()}>{(way) => <WayRow way={way} travel={part.draft} set={set} />}</For>
          </tbody>
        </table>
      </Show>
    </PartForm>
  )
}

function WayRow(props: { way: Way; travel: Travel; set: (from: string, to: string, minutes: number | null) => void }) {
  return (
    <tr>
      <th scope="row">
        <bdi>{props.way.one.name}</bdi> – <bdi>{props.way.other.name}</bdi>
      </th>
      <td>
        <Minutes from={props.way.one} to={props.way.other} {...props} />
      </td>
      <td>
        <Minutes from={props.way.other} to={props.way.one} {...props} />
      </td>
    </tr>
  )
}

function Minutes(props: { from: Way['one']; to: Way['one']; travel: Travel; set: (from: string, to: string, minutes: number | null) => void }) {
  const t = useText()
  return (
    <label class="sp-with-unit">
      <span class="visually-hidden">{t('travelMinutes', { from: isolate(props.from.name), to: isolate(props.to.name) })}</span>
      <input
        class="form-control sp-number-field"
        type="number"
        inputmode="numeric"
        min={0}
        max={600}
        value={minutesOf(props.travel, props.from.id, props.to.id) ?? ''}
        onInput={({ currentTarget: { valueAsNumber: minutes } }) => props.set(props.from.id, props.to.id, Number.isNaN(minutes) ? null : minutes)}
      />
      <span aria-hidden="true">{t('minutes')}</span>
    </label>
  )
}
