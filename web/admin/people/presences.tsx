import { createMemo, createSignal, For, Show } from 'solid-js'
import { meet } from '../../../shared/domain/week-grid.ts'
import { doSeasonsMeet, type HoursWindow, seasonsOf, weekIn } from '../../../shared/domain/week-hours.ts'
import { language } from '../../kit/text.ts'
import { Chips } from '../../staff/form/chips.tsx'
import { Note } from '../../staff/note.tsx'
import { isolate, listOf } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { hoursMistakes } from '../hours/hours-mistakes.ts'
import { WeekHours } from '../hours/week-hours.tsx'
import { AddPresence } from './add-presence.tsx'
import type { SectionProps } from './person.ts'
import { channels, keyOf, type Presence, presencesOf, shareChannel, windowsOf, withOther, withPresence } from './presence.ts'
import { useText } from './text.ts'

/** Where somebody is and for what, each with a week of its own. */
export function Presences(props: SectionProps) {
  const t = useText()
  const { draft, edit, mistakeAt } = props.part
  // one that has been added and not drawn yet
  const [drawn, setDrawn] = createSignal<readonly Presence[]>([])
  const [wanted, setWanted] = createSignal('')
  const [adding, setAdding] = createSignal(false)
  const presences = createMemo(() => {
    const known = presencesOf(draft.windows)
    return [...known, ...drawn().filter((each) => !known.some((other) => keyOf(other) === keyOf(each)))]
  })
  const open = createMemo(() => presences().find((each) => keyOf(each) === wanted()) ?? presences()[0])
  const siteName = (id: string) => props.outline.sites.find((site) => site.id === id)?.name ?? id
  const nameOf = (presence: Presence) => t('presence', { site: isolate(siteName(presence.site)), channels: channelNames(presence) })
  const channelNames = (presence: Presence) =>
    listOf(
      channels.filter((channel) => presence.channels.includes(channel)).map((channel) => t(`channel_${channel}`)),
      language(),
    )
  const others = (presence: Presence) => presences().filter((each) => keyOf(each) !== keyOf(presence))
  const meeting = (presence: Presence) =>
    others(presence).filter((other) => shareChannel(other, presence) && doMeet(windowsOf(draft.windows, other), windowsOf(draft.windows, presence)))
  /** Twice at one site is a mistake; at two, whichever is booked first. */
  const clashes = (presence: Presence) => meeting(presence).filter((other) => other.site === presence.site)
  const elsewhere = (presence: Presence) => meeting(presence).filter((other) => other.site !== presence.site)

  function add(presence: Presence) {
    setDrawn([...drawn(), presence])
    setWanted(keyOf(presence))
  }

  /** Where nothing is left, the place stays open, to be drawn anew. */
  function draw(presence: Presence, hours: HoursWindow[]) {
    setDrawn([...drawn().filter((each) => keyOf(each) !== keyOf(presence)), ...(hours.length === 0 ? [presence] : [])])
    setWanted(keyOf(presence))
    edit('windows', withPresence(draft.windows, presence, hours))
  }

  function change(from: Presence, to: Presence) {
    setDrawn([...drawn().filter((each) => keyOf(each) !== keyOf(from)), to])
    setWanted(keyOf(to))
    edit('windows', withOther(draft.windows, from, to))
  }

  function remove(presence: Presence) {
    setDrawn(drawn().filter((each) => keyOf(each) !== keyOf(presence)))
    edit('windows', withPresence(draft.windows, presence, []))
  }

  return (
    <>
      <div class="sp-seasons">
        <fieldset class="sp-season-list" aria-label={t('presences')}>
          <For each={presences()}>
            {(presence) => (
              <button
                type="button"
                class="sp-season"
                aria-pressed={keyOf(presence) === keyOf(open() ?? presence)}
                onClick={() => setWanted(keyOf(presence))}
              >
                {nameOf(presence)}
              </button>
            )}
          </For>
        </fieldset>
        <button type="button" class="sp-tool" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          {t('addPresence')}
        </button>
      </div>
      <Show when={open()} fallback={<p class="sp-hint">{t('noPresences')}</p>}>
        {(presence) => (
          <div class="sp-presence">
            <div class="sp-presence-head">
              <Chips
                label={t('channels')}
                options={channels.map((channel) => ({ value: channel, label: t(`channel_${channel}`) }))}
                chosen={presence().channels}
                onChosen={(chosen) => chosen.length > 0 && change(presence(), { site: presence().site, channels: chosen })}
              />
              <button type="button" class="sp-tool" onClick={() => remove(presence())}>
                <Icon name="trash-2" />
                {t('removePresence')}
              </button>
            </div>
            <Show when={keyOf(presence())} keyed>
              <WeekHours
                label={nameOf(presence())}
                nothing={t('notThere')}
                windows={windowsOf(draft.windows, presence())}
                onWindows={(windows) => draw(presence(), windows)}
                besides={others(presence()).map((other) => ({ label: nameOf(other), windows: windowsOf(draft.windows, other) }))}
              />
            </Show>
            <Show when={clashes(presence()).length > 0}>
              <Note kind="warn">{t('clash', { other: listOf(clashes(presence()).map(nameOf), language()) })}</Note>
            </Show>
            <Show when={elsewhere(presence()).length > 0}>
              <Note>{t('elsewhere', { other: listOf(elsewhere(presence()).map(nameOf), language()) })}</Note>
            </Show>
          </div>
        )}
      </Show>
      <Show when={hoursMistakes({ mistakeAt }, 'windows', draft.windows.length)}>
        {(words) => (
          <p class="sp-mistake">
            <Icon name="circle-alert" />
            {words()}
          </p>
        )}
      </Show>
      <Show when={adding()}>
        <AddPresence sites={props.outline.sites.filter((site) => site.mayEdit)} presences={presences()} close={() => setAdding(false)} add={add} />
      </Show>
    </>
  )
}

type Hours = ReturnType<typeof windowsOf>

const doMeet = (one: Hours, other: Hours): boolean =>
  seasonsOf(one).some((season) => seasonsOf(other).some((each) => doSeasonsMeet(season, each) && meet(weekIn(one, season), weekIn(other, each))))
