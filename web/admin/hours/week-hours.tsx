import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Week } from '../../../shared/domain/week-grid.ts'
import {
  doSeasonsMeet,
  type HoursWindow,
  isSameSeason,
  joinSeason,
  type Season,
  seasonsOf,
  splitSeason,
  weekIn,
  withWeek,
} from '../../../shared/domain/week-hours.ts'
import { Icon } from '../../ui/icon.tsx'
import { AddSeason } from './add-season.tsx'
import { seasonName } from './season-name.ts'
import { useText } from './text.ts'
import { type Beside, WeekGrid } from './week-grid.tsx'
import { WeekList } from './week-list.tsx'

interface WeekHoursProps {
  /** what these are the hours of */
  label: string
  windows: readonly HoursWindow[]
  onWindows: (windows: HoursWindow[]) => void
  /** the word for a day without hours; without it, closed */
  nothing?: string
  /** other hours, to be seen behind these */
  besides?: readonly { readonly label: string; readonly windows: readonly HoursWindow[] }[]
}

const allYear: Season = { validFrom: null, validTo: null }

/** Opening hours: a week drawn on a grid and written in a list, for all the year or for each of its seasons. */
export function WeekHours(props: WeekHoursProps) {
  const t = useText()
  // a season in which everything is closed has no window that would tell of it
  const [drawnEmpty, setDrawnEmpty] = createSignal<readonly Season[]>([])
  const seasons = createMemo(() => {
    const known = seasonsOf(props.windows)
    const empty = drawnEmpty().filter((season) => !known.some((each) => isSameSeason(each, season)))
    const all = [...known, ...empty]
    return all.length > 0 ? all.sort((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? '')) : [allYear]
  })
  const [wanted, setWanted] = createSignal<Season | null>(null)
  const season = createMemo(() => seasons().find((each) => isSameSeason(each, wanted() ?? allYear)) ?? current(seasons()))
  const week = createMemo(() => weekIn(props.windows, season()))
  const [adding, setAdding] = createSignal(false)
  const label = () => (seasons().length > 1 ? `${props.label}, ${seasonName(season())}` : props.label)

  function draw(next: Week) {
    setDrawnEmpty([...drawnEmpty().filter((each) => !isSameSeason(each, season())), ...(next.length === 0 ? [season()] : [])])
    setWanted(season())
    props.onWindows(withWeek(props.windows, season(), next))
  }

  function add(next: Season) {
    setDrawnEmpty([...drawnEmpty(), next])
    setWanted(next)
    props.onWindows(splitSeason(props.windows, next))
  }

  function takeAway() {
    const gone = season()
    setDrawnEmpty(drawnEmpty().filter((each) => !isSameSeason(each, gone)))
    setWanted(null)
    props.onWindows(joinSeason(props.windows, gone))
  }

  return (
    <div class="sp-hours">
      <div class="sp-seasons">
        <fieldset class="sp-season-list" aria-label={t('seasons')}>
          <For each={seasons()}>
            {(each) => (
              <button type="button" class="sp-season" aria-pressed={isSameSeason(each, season())} onClick={() => setWanted(each)}>
                {seasonName(each)}
              </button>
            )}
          </For>
        </fieldset>
        <button type="button" class="sp-tool" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          {t('addSeason')}
        </button>
        <Show when={season().validFrom && season().validTo}>
          <button type="button" class="sp-tool" onClick={takeAway}>
            <Icon name="trash-2" />
            {t('removeSeason')}
          </button>
        </Show>
      </div>
      <div class="sp-hours-both">
        <WeekGrid label={label()} week={week()} beside={beside()} onWeek={draw} />
        <div class="sp-hours-list">
          <p class="sp-hours-sum">
            <strong>{t('listTitle')}</strong> <span class="sp-hint">{t('perWeek', { n: hoursIn(week()) })}</span>
          </p>
          <WeekList week={week()} onWeek={draw} nothing={props.nothing} />
        </div>
      </div>
      <Show when={adding()}>
        <AddSeason seasons={seasons()} close={() => setAdding(false)} add={add} />
      </Show>
    </div>
  )

  /** What else holds in this season: windows of another that reaches into it, and the hours that were given. */
  function beside(): Beside[] {
    const others = seasons().filter((each) => !isSameSeason(each, season()) && doSeasonsMeet(each, season()))
    const own = others.map((each) => ({ label: seasonName(each), week: weekIn(props.windows, each) }))
    const given = (props.besides ?? []).flatMap(({ label, windows }) =>
      seasonsOf(windows)
        .filter((each) => doSeasonsMeet(each, season()))
        .map((each) => ({ label, week: weekIn(windows, each) })),
    )
    return [...own, ...given].filter(({ week: other }) => other.length > 0)
  }
}

/** The season of today, else the first. */
function current(seasons: readonly Season[]): Season {
  const today = new Date().toISOString().slice(0, 10)
  return seasons.find((each) => doSeasonsMeet(each, { validFrom: today, validTo: today })) ?? seasons[0]!
}

const hoursIn = (week: Week): number => week.reduce((sum, span) => sum + span.toMinute - span.fromMinute, 0) / 60
