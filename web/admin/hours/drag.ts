import { type Accessor, createSignal } from 'solid-js'
import { type Drawn, draw, type GridView, move, placeAt, resize, type Week } from '../../../shared/domain/week-grid.ts'

type Place = ReturnType<typeof placeAt>

/** What the pointer has taken hold of, and where. A tap is a finger that may still begin to scroll. */
type Hold =
  | { readonly kind: 'draw'; readonly from: Place }
  | { readonly kind: 'tap'; readonly from: Place }
  | { readonly kind: 'move'; readonly at: number; readonly from: Place }
  | { readonly kind: 'from'; readonly at: number }
  | { readonly kind: 'to'; readonly at: number }

interface DragProps {
  readonly week: () => Week
  readonly view: () => GridView
  readonly done: (drawn: Drawn) => void
}

export interface Drag {
  /** the week as it would be if the pointer were let go now */
  readonly drawing: Accessor<Drawn | null>
  readonly down: (event: PointerEvent & { currentTarget: HTMLElement }) => void
  readonly over: (event: PointerEvent) => void
  readonly up: (event: PointerEvent) => void
  readonly cancel: () => void
}

const tapMinutes = 60

/** Every stroke begins anew at the week as it stood when the pointer went down: what was passed on the way stays. */
export function createDrag({ week, view, done }: DragProps): Drag {
  const [drawing, setDrawing] = createSignal<Drawn | null>(null)
  let hold: Hold | null = null
  return { drawing, down, over, up, cancel }

  function down(event: PointerEvent & { currentTarget: HTMLElement }) {
    if (event.button !== 0) return
    hold = holdOf(event, placeAt(view(), event.clientX, event.clientY))
    if (hold.kind !== 'tap') event.currentTarget.setPointerCapture(event.pointerId)
  }

  function over(event: PointerEvent) {
    if (hold && hold.kind !== 'tap') setDrawing(strokeOf(week(), hold, placeAt(view(), event.clientX, event.clientY)))
  }

  function up(event: PointerEvent) {
    const held = hold
    const drawn = drawing()
    cancel()
    if (!held) return
    if (held.kind === 'tap') return done(draw(week(), held.from.weekday, held.from.minute, held.from.minute + tapMinutes))
    if (drawn) return done(drawn)
    // nothing was moved: the window that was pressed is chosen, an empty place takes a first quarter of an hour
    done(held.kind === 'draw' ? strokeOf(week(), held, placeAt(view(), event.clientX, event.clientY)) : { week: week(), at: held.at })
  }

  function cancel() {
    hold = null
    setDrawing(null)
  }
}

function holdOf(event: PointerEvent, from: Place): Hold {
  const target = event.target as HTMLElement
  const at = target.closest<HTMLElement>('[data-at]')?.dataset.at
  const end = target.closest<HTMLElement>('[data-end]')?.dataset.end
  if (at === undefined) return { kind: event.pointerType === 'touch' ? 'tap' : 'draw', from }
  return end === 'from' || end === 'to' ? { kind: end, at: Number(at) } : { kind: 'move', at: Number(at), from }
}

function strokeOf(week: Week, hold: Hold, to: Place): Drawn {
  if (hold.kind === 'move') return move(week, hold.at, to.weekday - hold.from.weekday, to.minute - hold.from.minute)
  if (hold.kind === 'from' || hold.kind === 'to') return resize(week, hold.at, hold.kind, to.minute)
  return draw(week, hold.from.weekday, hold.from.minute, to.minute)
}
