import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant, Interval } from '../../shared/domain/cells.ts'
import { assignAt, type Candidate, claimedCells, type Demand, findStarts, type SlotQuestion } from '../../shared/domain/slots.ts'
import { questions } from './oracle/questions.ts'
import { controlRuns, patience, runs } from './oracle/replay.ts'
import { assignmentByTrying, cellsByCounting, startsByTrying } from './oracle/slots.ts'

const minute = 60_000
const day = '2026-06-15'
const at = (time: string): Instant => Date.parse(`${day}T${time}Z`)
const span = (from: string, to: string): Interval => ({ from: at(from), to: at(to) })
const times = (starts: readonly Instant[]): string[] => starts.map((start) => new Date(start).toISOString().slice(11, 16))

const morning = [span('09:00', '11:00')]
const always = [span('00:00', '23:55')]
const someone = (resourceId: string, busy: readonly Interval[] = [], windows: readonly Interval[] = always): Candidate => ({
  resourceId,
  windows,
  busy,
})
const needs = (role: string, candidates: readonly Candidate[], count = 1): Demand => ({ role, count, candidates })

const plain: SlotQuestion = {
  now: at('00:00'),
  range: span('00:00', '23:55'),
  opening: morning,
  durationMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  stepMinutes: 30,
  noticeMinutes: 0,
  horizonDays: 30,
  demands: [],
}
const startsOf = (change: Partial<SlotQuestion>): string[] => times(findStarts({ ...plain, ...change }))
const takenAt = (time: string, change: Partial<SlotQuestion>): string[] | null =>
  assignAt({ ...plain, ...change }, at(time))?.map(({ role, resourceId }) => `${role} ${resourceId}`) ?? null

test('without demands the opening alone says when a visit can start', () => {
  expect(startsOf({})).toEqual(['09:00', '09:30', '10:00', '10:30'])
})

test('a visit ends inside the opening in which it starts', () => {
  expect(startsOf({ durationMinutes: 45 })).toEqual(['09:00', '09:30', '10:00'])
  expect(startsOf({ durationMinutes: 125 })).toEqual([])
  expect(startsOf({ opening: [span('09:00', '09:50'), span('10:00', '10:30')] })).toEqual(['09:00', '10:00'])
})

test('steps count from the beginning of each opening, moved up to a cell', () => {
  expect(startsOf({ opening: [span('09:10', '10:10'), span('14:02', '15:05')] })).toEqual(['09:10', '09:40', '14:05', '14:35'])
})

test('the range cuts starts and does not move them', () => {
  expect(startsOf({ range: span('09:10', '10:30') })).toEqual(['09:30', '10:00'])
})

test('notice and horizon count to the minute, both ends included', () => {
  expect(startsOf({ now: at('09:00'), noticeMinutes: 60 })).toEqual(['10:00', '10:30'])
  expect(startsOf({ now: at('09:00') + 1, noticeMinutes: 60 })).toEqual(['10:30'])
  expect(startsOf({ now: at('10:00') - 24 * 60 * minute, horizonDays: 1 })).toEqual(['09:00', '09:30', '10:00'])
})

test('a step that is no multiple of five minutes gives no starts', () => {
  expect([0, -30, 7, Number.NaN].map((stepMinutes) => startsOf({ stepMinutes }))).toEqual([[], [], [], []])
})

test('a demand with no candidates, or too few, is never met', () => {
  expect(startsOf({ demands: [needs('desk', [])] })).toEqual([])
  expect(startsOf({ demands: [needs('desk', [someone('d1')], 2)] })).toEqual([])
  expect(takenAt('09:00', { demands: [needs('desk', [])] })).toBeNull()
})

test('a visit lies whole in one window of its resource', () => {
  const desk = someone('d1', [], [span('09:15', '10:00'), span('10:00', '10:45')])
  expect(startsOf({ stepMinutes: 15, demands: [needs('desk', [desk])] })).toEqual(['09:15', '09:30', '10:00', '10:15'])
})

test('buffers may lie outside opening and window, and keep away from what is busy', () => {
  const buffers = { bufferBeforeMinutes: 15, bufferAfterMinutes: 10, stepMinutes: 15 }
  expect(startsOf({ ...buffers, demands: [needs('desk', [someone('d1', [], morning)])] })).toHaveLength(7)
  expect(startsOf({ ...buffers, demands: [needs('desk', [someone('d1', [span('09:50', '10:00')], morning)])] })).toEqual(['09:00', '10:15', '10:30'])
})

test('a visit may start when the one before ends', () => {
  expect(startsOf({ demands: [needs('desk', [someone('d1', [span('09:30', '10:00')])])] })).toEqual(['09:00', '10:00', '10:30'])
})

test('busy minutes that stand on no cell block every visit that they meet', () => {
  expect(startsOf({ demands: [needs('desk', [someone('d1', [span('09:59', '10:01')])])] })).toEqual(['09:00', '10:30'])
})

test('a pool is full when fewer of its units are free than asked for', () => {
  const pool = [someone('d1', [span('09:00', '09:30')]), someone('d2'), someone('d3', [span('10:00', '10:30')])]
  expect(startsOf({ demands: [needs('desk', pool, 2)] })).toEqual(['09:00', '09:30', '10:00', '10:30'])
  expect(startsOf({ demands: [needs('desk', pool, 3)] })).toEqual(['09:30', '10:30'])
})

test('all roles are free at the same start', () => {
  const demands = [needs('desk', [someone('d1', [span('09:00', '09:30')])]), needs('interpreter', [someone('i1', [span('10:00', '10:30')])])]
  expect(startsOf({ demands })).toEqual(['09:30', '10:30'])
})

test('nobody fills two roles at once', () => {
  const both = someone('anna')
  expect(startsOf({ demands: [needs('lawyer', [both]), needs('interpreter', [both])] })).toEqual([])
  expect(takenAt('09:00', { demands: [needs('lawyer', [both]), needs('interpreter', [both])] })).toBeNull()
})

test('who can do two roles leaves the one that another can do', () => {
  const demands = [needs('lawyer', [someone('anna'), someone('bela', [span('09:30', '10:00')])]), needs('interpreter', [someone('anna')])]
  expect(startsOf({ demands })).toEqual(['09:00', '10:00', '10:30'])
  expect(takenAt('09:00', { demands })).toEqual(['lawyer bela', 'interpreter anna'])
})

test('the first in the order given takes the seat', () => {
  const demands = [needs('desk', [someone('d3', [span('09:00', '09:30')]), someone('d2'), someone('d1')], 2)]
  expect(takenAt('10:00', { demands })).toEqual(['desk d3', 'desk d2'])
  expect(takenAt('09:00', { demands })).toEqual(['desk d2', 'desk d1'])
})

test('the same resource listed twice is one resource', () => {
  expect(startsOf({ demands: [needs('desk', [someone('d1'), someone('d1')], 2)] })).toEqual([])
})

test('nothing can be claimed at a start that stands on no cell', () => {
  expect(assignAt({ ...plain, demands: [needs('desk', [someone('d1')])] }, at('09:00') + minute)).toBeNull()
  expect(assignAt(plain, at('09:00'))).toEqual([])
})

test('an appointment claims the cells of its visit and of both buffers', () => {
  const cells = claimedCells({ durationMinutes: 10, bufferBeforeMinutes: 5, bufferAfterMinutes: 10 }, at('09:00'))
  expect(times(cells.map((cell) => cell * 5 * minute))).toEqual(['08:55', '09:00', '09:05', '09:10', '09:15'])
})

test('what one visit claims, the next search does not offer', () => {
  const visit = { durationMinutes: 20, bufferBeforeMinutes: 5, bufferAfterMinutes: 10, stepMinutes: 5 }
  const claimed = claimedCells(visit, at('09:30')).map((cell) => ({ from: cell * 5 * minute, to: (cell + 1) * 5 * minute }))
  expect(startsOf({ ...visit, demands: [needs('desk', [someone('d1', claimed)])] })).toEqual([
    '10:05',
    '10:10',
    '10:15',
    '10:20',
    '10:25',
    '10:30',
    '10:35',
    '10:40',
  ])
})

type Engine = (question: SlotQuestion) => Instant[]

const agreement = (engine: Engine) =>
  fc.property(questions, (question) => {
    expect(times(engine(question))).toEqual(times(startsByTrying(question)))
  })

const assignmentAgreement = (engine: typeof assignAt) =>
  fc.property(questions, (question) => {
    for (const start of someStarts(question)) expect(engine(question, start)).toEqual(assignmentByTrying(question, start))
  })

// Some that are offered, and some that are not.
function someStarts(question: SlotQuestion): Instant[] {
  const { from, to } = question.range
  const spread = Array.from({ length: 12 }, (_, index) => Math.ceil((from + ((to - from) * index) / 12) / (5 * minute)) * 5 * minute)
  return [...spread, ...findStarts(question).slice(0, 12)]
}

test('5,000 random questions find the starts that trying every cell finds', { timeout: patience }, () => {
  fc.assert(agreement(findStarts), runs(5000))
})

test('1,000 random questions assign whom trying every order assigns first', { timeout: patience }, () => {
  fc.assert(assignmentAgreement(assignAt), runs(1000))
})

test('random appointments claim the cells that counting finds', { timeout: patience }, () => {
  fc.assert(
    fc.property(questions, (question) => {
      const start = Math.ceil(question.range.from / (5 * minute)) * 5 * minute
      expect(claimedCells(question, start)).toEqual(cellsByCounting(question, start))
    }),
    runs(200),
  )
})

const withoutDouble = (question: SlotQuestion): SlotQuestion => ({
  ...question,
  demands: question.demands.map((demand) => ({
    ...demand,
    candidates: demand.candidates.map((one) => ({ ...one, resourceId: `${demand.role} ${one.resourceId}` })),
  })),
})
const withCandidates = (question: SlotQuestion, change: (candidate: Candidate) => Candidate): SlotQuestion => ({
  ...question,
  demands: question.demands.map((demand) => ({ ...demand, candidates: demand.candidates.map(change) })),
})

const broken: Record<string, Engine> = {
  'forgets the buffer before': (question) => findStarts({ ...question, bufferBeforeMinutes: 0 }),
  'forgets the buffer after': (question) => findStarts({ ...question, bufferAfterMinutes: 0 }),
  'forgets notice': (question) => findStarts({ ...question, noticeMinutes: 0 }),
  'forgets the horizon': (question) => findStarts({ ...question, horizonDays: 365 }),
  'forgets what is busy': (question) => findStarts(withCandidates(question, (one) => ({ ...one, busy: [] }))),
  'forgets the windows': (question) =>
    findStarts(withCandidates(question, (one) => ({ ...one, windows: [{ from: 0, to: Number.MAX_SAFE_INTEGER }] }))),
  'asks for one where several are needed': (question) =>
    findStarts({ ...question, demands: question.demands.map((demand) => ({ ...demand, count: 1 })) }),
  'lets one person fill two roles': (question) => findStarts(withoutDouble(question)),
  'counts steps from the range': (question) =>
    findStarts({ ...question, opening: question.opening.map(({ from, to }) => ({ from: Math.max(from, question.range.from), to })) }),
}

test.each(Object.entries(broken))('the comparison finds an engine that %s', { timeout: patience }, (_, engine) => {
  expect(fc.check(agreement(engine), controlRuns(5000)).failed).toBe(true)
})

test('the comparison finds an assignment that takes the first without looking ahead', { timeout: patience }, () => {
  const greedy: typeof assignAt = (question, start) => {
    const taken = new Set<string>()
    const alone = question.demands.flatMap((demand) => Array.from({ length: demand.count }, () => demand))
    const found = alone.map(({ role, candidates }) => {
      const rest = candidates.filter(({ resourceId }) => !taken.has(resourceId))
      const first = assignAt({ ...question, demands: [{ role, count: 1, candidates: rest }] }, start)?.[0]
      if (first) taken.add(first.resourceId)
      return first
    })
    return found.every((one) => one !== undefined) ? found : null
  }
  expect(fc.check(assignmentAgreement(greedy), controlRuns(1000)).failed).toBe(true)
})
