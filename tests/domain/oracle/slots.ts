import type { Cell, Instant } from '../../../shared/domain/cells.ts'
import type { Assignment, Candidate, SlotQuestion } from '../../../shared/domain/slots.ts'

const minute = 60_000
const cell = 5 * minute

/** Every cell of the range tried by itself: sets of cells for who is there and who is taken, and every way to assign. */
export function startsByTrying(question: SlotQuestion): Instant[] {
  const starts: Instant[] = []
  for (let start = Math.ceil(question.range.from / cell) * cell; start < question.range.to; start += cell) {
    if (isOffered(question, start) && assignmentByTrying(question, start) !== null) starts.push(start)
  }
  return starts
}

/** The first complete assignment when all are tried in the order given. */
export function assignmentByTrying(question: SlotQuestion, start: Instant): Assignment[] | null {
  if (question.demands.some(({ candidates }) => candidates.length === 0)) return null
  const seats = question.demands.flatMap(({ role, count, candidates }) => {
    const able = candidates.filter((candidate) => isAble(question, candidate, start))
    return Array.from({ length: count }, () => ({ role, able }))
  })
  const fill = (seat: number, taken: readonly Assignment[]): Assignment[] | null => {
    if (seat === seats.length) return [...taken]
    for (const { resourceId } of seats[seat]!.able) {
      if (taken.some((assignment) => assignment.resourceId === resourceId)) continue
      const rest = fill(seat + 1, [...taken, { role: seats[seat]!.role, resourceId }])
      if (rest !== null) return rest
    }
    return null
  }
  return fill(0, [])
}

export function cellsByCounting(question: SlotQuestion, start: Instant): Cell[] {
  const cells: Cell[] = []
  const end = start + (question.durationMinutes + question.bufferAfterMinutes) * minute
  for (let at = start - question.bufferBeforeMinutes * minute; at < end; at += cell) cells.push(at / cell)
  return cells
}

function isOffered(question: SlotQuestion, start: Instant): boolean {
  if (start < question.now + question.noticeMinutes * minute) return false
  if (start > question.now + question.horizonDays * 86_400_000) return false
  return question.opening.some(({ from, to }) => {
    const grid = Math.ceil(from / cell) * cell
    if ((start - grid) % (question.stepMinutes * minute) !== 0) return false
    return visitCells(question, start).every((at) => at >= from && at + cell <= to)
  })
}

function isAble(question: SlotQuestion, { windows, busy }: Candidate, start: Instant): boolean {
  const visit = visitCells(question, start)
  if (!windows.some(({ from, to }) => visit.every((at) => at >= from && at + cell <= to))) return false
  return cellsByCounting(question, start).every((claimed) => !busy.some(({ from, to }) => from < (claimed + 1) * cell && to > claimed * cell))
}

function visitCells({ durationMinutes }: SlotQuestion, start: Instant): Instant[] {
  return Array.from({ length: durationMinutes / 5 }, (_, index) => start + index * cell)
}
