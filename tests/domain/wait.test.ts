import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minute } from '../../shared/domain/cells.ts'
import { type InterpreterPresence, nextCall, presets, priorityClasses, type WaitingStep } from '../../shared/domain/queue.ts'
import {
  type DeskPresence,
  type DurationQuantiles,
  estimateQueue,
  estimateWaits,
  learnDurations,
  type WaitEstimate,
  type WaitQuestion,
} from '../../shared/domain/wait.ts'
import { anyDay, planned, plannedDay, runs, ten } from './oracle/queue-arbitraries.ts'
import { playDay, type SiteDay } from './oracle/queue-day.ts'

const at = (minutes: number) => ten + minutes * minute
const hours = (from: number, to: number) => ({ from: at(from), to: at(to) })
const always = (minutes: number): DurationQuantiles => ({ fast: minutes, usual: minutes, slow: minutes, verySlow: minutes })
const spread = (usual: number): DurationQuantiles => ({ fast: usual / 2, usual, slow: usual * 1.5, verySlow: usual * 2 })

const step = (order: number, given: Partial<WaitingStep> = {}): WaitingStep => ({
  stepId: `s${order}`,
  serviceId: 'permit',
  interpreterLanguage: null,
  priorityClass: 'walkIn',
  waitingSince: at(-60 + order),
  order,
  passed: 0,
  claimedInterpreterId: null,
  expectedMinutes: 20,
  wanted: null,
  ...given,
})

const desk = (deskId: string, given: Partial<DeskPresence> = {}): DeskPresence => ({
  deskId,
  poolId: 'p1',
  staffId: 'anna',
  serviceIds: ['permit'],
  languages: [],
  serving: null,
  paused: false,
  freeSince: null,
  ...given,
})

const interpreter = (interpreterId: string, given: Partial<InterpreterPresence> = {}): InterpreterPresence => ({
  interpreterId,
  languages: ['ar'],
  windows: [hours(-60, 480)],
  engaged: false,
  claims: [],
  ...given,
})

const ask = (given: Partial<WaitQuestion>): WaitQuestion => ({
  now: ten,
  closesAt: at(480),
  waiting: [],
  desks: [desk('d1')],
  interpreters: [],
  durations: new Map([['permit', always(20)]]),
  policy: presets.balanced,
  ...given,
})

const range = (lowMinutes: number, highMinutes: number, latest: number): WaitEstimate => ({
  kind: 'range',
  lowMinutes,
  highMinutes,
  notLaterThan: at(latest),
})
const unknown = (reason: string) => ({ kind: 'unknown', reason })
const estimates = (given: Partial<WaitQuestion>) => [...estimateWaits(ask(given)).values()]

describe('how long a visit takes', () => {
  test('is the plan, with the usual spread, as long as nobody has been', () => {
    expect(learnDurations([], 20)).toEqual({ fast: 13, usual: 20, slow: 29, verySlow: 47 })
  })

  test('moves from the plan to the visits as they come in', () => {
    const usual = [0, 5, 20, 95].map((visits) => learnDurations(Array(visits).fill(40), 20).usual)
    expect(usual).toEqual([20, 30, 36, 39])
  })

  test('follows the recent visits, and forgets a finish that nobody pressed', () => {
    expect(learnDurations([...Array(100).fill(10), ...Array(100).fill(60)], 10).usual).toBe(10)
    expect(learnDurations([10, 10, 600, Number.NaN, -3, 0], 10)).toEqual(learnDurations([10, 10], 10))
  })

  test('stays in order and between one minute and four hours', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -10, max: 1_000 })), fc.double({ min: 0, max: 1_000, noNaN: true }), (samples, prior) => {
        const { fast, usual, slow, verySlow } = learnDurations(samples, prior)
        const all = [1, fast, usual, slow, verySlow, 240]
        expect(all).toEqual([...all].sort((a, b) => a - b))
      }),
      runs(2_000),
    )
  })
})

describe('the estimate', () => {
  test('is nothing for nobody', () => {
    expect(estimates({})).toEqual([])
  })

  test('is now where a desk is free, and a visit later for the next', () => {
    expect(estimates({ waiting: [step(1), step(2)] })).toEqual([range(0, 0, 0), range(20, 20, 20)])
  })

  test('spans the fast and the slow run, and promises the very slow one', () => {
    const durations = new Map([['permit', spread(20)]])
    expect(estimates({ durations, waiting: [step(1), step(2), step(3)] })).toEqual([range(0, 0, 0), range(10, 30, 40), range(26, 56, 70)])
  })

  test('narrows with the row: the twentieth visit adds the mean and little of the spread', () => {
    const durations = new Map([['permit', spread(20)]])
    const rows = estimates({ durations, closesAt: at(900), waiting: Array.from({ length: 22 }, (_, index) => step(index)) })
    const promised = rows.map((each) => (each.kind === 'range' ? (each.notLaterThan - ten) / minute : Number.NaN))
    const added = promised.slice(1).map((each, index) => each - promised[index]!)
    expect(added[0]).toBe(40)
    expect(added.slice(15).every((each) => each >= 22 && each <= 25)).toBe(true)
  })

  test('does not count on a free desk that lets people wait as on one that calls at once', () => {
    const idle = (minutes: number) => [desk('d1', { freeSince: at(-minutes) })]
    expect(estimates({ desks: idle(2), waiting: [step(1)] })).toEqual([range(0, 0, 0)])
    expect(estimates({ desks: idle(12), waiting: [step(1)] })).toEqual([range(0, 12, 24)])
    expect(estimates({ desks: idle(90), waiting: [step(1, { waitingSince: at(-1) })] })).toEqual([range(0, 0, 0)])
    const lacksInterpreter = [step(1, { interpreterLanguage: 'ar' })]
    const comes = [interpreter('i1', { windows: [hours(50, 100)] })]
    expect(estimates({ desks: idle(30), waiting: lacksInterpreter, interpreters: comes })).toEqual([range(50, 50, 50)])
  })

  test('counts what a desk has in hand, and where that takes too long a fifth of a visit more, or half of what it is past its time', () => {
    const serving = (since: number) => [desk('d1', { serving: { serviceId: 'permit', since: at(since), interpreterId: null } })]
    expect(estimates({ desks: serving(-15), waiting: [step(1)] })).toEqual([range(5, 5, 5)])
    expect(estimates({ desks: serving(-50), waiting: [step(1)] })).toEqual([range(4, 15, 30)])
    expect(estimates({ desks: serving(-50), waiting: [step(1)], durations: new Map([['permit', always(2)]]) })).toEqual([range(1, 24, 48)])
  })

  test('rounds low down, high and the promise up', () => {
    const durations = new Map([['permit', { fast: 10.4, usual: 11, slow: 11.5, verySlow: 12.1 }]])
    expect(estimates({ durations, waiting: [step(1), step(2)] })[1]).toEqual(range(10, 12, 13))
  })

  test('takes the expected minutes where a service has no durations yet', () => {
    expect(estimates({ durations: new Map(), waiting: [step(1), step(2)] })[1]).toEqual(range(13, 29, 47))
  })

  test('waits for the interpreter to come, and for the one engaged at a desk to be released', () => {
    const waiting = [step(1, { interpreterLanguage: 'ar' })]
    expect(estimates({ waiting, interpreters: [interpreter('i1', { windows: [hours(50, 100)] })] })).toEqual([range(50, 50, 50)])
    const desks = [desk('d1'), desk('d2', { serving: { serviceId: 'permit', since: at(-5), interpreterId: 'i1' } })]
    expect(estimates({ waiting, desks, interpreters: [interpreter('i1', { engaged: true })] })).toEqual([range(15, 15, 15)])
  })

  test('keeps the interpreter for an appointment until its claim is over', () => {
    const claims = [{ interval: hours(10, 40), stepId: null }]
    expect(estimates({ waiting: [step(1, { interpreterLanguage: 'ar' })], interpreters: [interpreter('i1', { claims })] })).toEqual([
      range(40, 40, 40),
    ])
  })

  test('lets the appointments that are still expected go first when their time comes', () => {
    const expected = [step(9, { priorityClass: 'appointment', waitingSince: at(5) })]
    const waiting = [step(1), step(2, { waitingSince: at(0) })]
    expect(estimates({ waiting, policy: presets.appointmentsFirst })[1]).toEqual(range(20, 20, 20))
    expect(estimates({ waiting, expected, policy: presets.appointmentsFirst })).toEqual([range(0, 0, 0), range(40, 40, 40)])
  })

  test('frees the claim of an expected appointment at its call', () => {
    const claims = [{ interval: hours(0, 60), stepId: 's9' }]
    const expected = [step(9, { priorityClass: 'appointment', waitingSince: ten, interpreterLanguage: 'ar', claimedInterpreterId: 'i1' })]
    const waiting = [step(1, { interpreterLanguage: 'ar' })]
    expect(estimates({ waiting, expected, interpreters: [interpreter('i1', { claims })] })).toEqual([range(20, 20, 20)])
  })

  test('gives a dropped claim to a desk that had nobody to call before', () => {
    const claims = [{ interval: hours(0, 30), stepId: 's1' }]
    const own = step(1, { priorityClass: 'appointment', waitingSince: ten, interpreterLanguage: 'ar', claimedInterpreterId: 'i1' })
    const desks = [desk('d1', { serviceIds: ['school'] }), desk('d2', { languages: ['ar'] })]
    const waiting = [own, step(2, { serviceId: 'school', interpreterLanguage: 'ar' })]
    expect(estimates({ waiting, desks, interpreters: [interpreter('i1', { claims })] })).toEqual([range(0, 0, 0), range(0, 0, 0)])
  })

  test('knows that a claimed interpreter comes for the claim alone', () => {
    const claims = [{ interval: hours(10, 40), stepId: 's1' }]
    const waiting = [step(1, { waitingSince: at(10), interpreterLanguage: 'ar', claimedInterpreterId: 'i1' })]
    expect(estimates({ waiting, interpreters: [interpreter('i1', { windows: [], claims })] })).toEqual([range(10, 10, 10)])
  })

  test('puts its ends in order where fast visits bring a later call', () => {
    const durations = new Map([
      ['permit', { fast: 10, usual: 20, slow: 30, verySlow: 40 }],
      ['school', always(100)],
    ])
    const desks = [desk('d1', { serviceIds: ['permit', 'school'], serving: { serviceId: 'permit', since: ten, interpreterId: null } })]
    const missed = { durations, desks, waiting: [step(1, { interpreterLanguage: 'ar' }), step(2, { serviceId: 'school' })] }
    const interpreters = [interpreter('i1', { windows: [hours(20, 480)] })]
    expect(estimates({ ...missed, interpreters })[0]).toEqual(range(30, 110, 110))
    expect(estimates({ ...missed, interpreters, closesAt: at(100) })[0]).toEqual(range(30, 30, 40))
  })

  test('counts no desk that is paused, but for the interpreter whom it sets free', () => {
    const serving = { serviceId: 'permit', since: at(-5), interpreterId: 'i1' }
    const desks = [desk('d1', { serving: { ...serving, interpreterId: null } }), desk('d2', { paused: true })]
    expect(estimates({ desks, waiting: [step(1)] })).toEqual([range(15, 15, 15)])
    expect(estimates({ desks: [desk('d2', { paused: true })], waiting: [step(1)] })).toEqual([unknown('noDesk')])
    const arabic = [step(1, { interpreterLanguage: 'ar' })]
    const engaged = [interpreter('i1', { engaged: true })]
    expect(estimates({ desks: [desk('d1'), desk('d2', { paused: true, serving })], waiting: arabic, interpreters: engaged })).toEqual([
      range(15, 15, 15),
    ])
  })

  test('of somebody transferred waits for the desk, the pool or the person they were transferred to', () => {
    const desks = [desk('d1'), desk('d2', { poolId: 'p2', staffId: 'bruno', serving: { serviceId: 'permit', since: ten, interpreterId: null } })]
    const nobody = { deskId: null, poolId: null, staffId: null }
    for (const wanted of [{ deskId: 'd2' }, { poolId: 'p2' }, { staffId: 'bruno' }]) {
      expect(estimates({ desks, waiting: [step(1, { wanted: { ...nobody, ...wanted } })] })).toEqual([range(20, 20, 20)])
    }
    expect(estimates({ desks, waiting: [step(1, { wanted: { ...nobody, deskId: 'd3' } })] })).toEqual([unknown('noDesk')])
  })

  test('leaves the question as it was', () => {
    const question = ask({
      waiting: [step(1), step(2, { priorityClass: 'priority' }), step(3, { interpreterLanguage: 'ar' })],
      interpreters: [interpreter('i1')],
    })
    const before = structuredClone(question)
    estimateWaits(question)
    expect(question).toEqual(before)
  })
})

describe('unknown', () => {
  test('no desk: none that is open serves the service', () => {
    expect(estimates({ waiting: [step(1, { serviceId: 'school' })] })).toEqual([unknown('noDesk')])
    expect(estimates({ waiting: [step(1)], desks: [] })).toEqual([unknown('noDesk')])
  })

  test.each([
    ['none at all', []],
    ['none of the language', [interpreter('i1', { languages: ['bn'] })]],
    ['gone before a visit could end', [interpreter('i1', { windows: [hours(-60, 19)] })]],
    ['only after closing', [interpreter('i1', { windows: [hours(480, 600)] })]],
    ['engaged somewhere else', [interpreter('i1', { engaged: true })]],
    ['promised to appointments all day', [interpreter('i1', { claims: [{ interval: hours(0, 480), stepId: null }] })]],
  ])('no interpreter: %s', (_, interpreters) => {
    expect(estimates({ waiting: [step(1, { interpreterLanguage: 'ar' })], interpreters })).toEqual([unknown('noInterpreter')])
  })

  test('no interpreter, though the desks are busy to the end', () => {
    expect(estimates({ waiting: [step(1), step(2, { interpreterLanguage: 'ar' })], closesAt: at(15) })[1]).toEqual(unknown('noInterpreter'))
  })

  test('after closing: the slow run does not reach it', () => {
    const durations = new Map([['permit', spread(20)]])
    expect(estimates({ durations, waiting: [step(1), step(2)], closesAt: at(30) })[1]).toEqual(unknown('afterClosing'))
    const arabic = step(2, { interpreterLanguage: 'ar' })
    expect(estimates({ waiting: [step(1), arabic], closesAt: ten })).toEqual([unknown('afterClosing'), unknown('afterClosing')])
    expect(estimates({ waiting: [step(1), arabic], interpreters: [interpreter('i1')], closesAt: at(15) })[1]).toEqual(unknown('afterClosing'))
  })

  test('closing time is the promise where only the very slow run does not reach it', () => {
    const durations = new Map([['permit', spread(20)]])
    expect(estimates({ durations, waiting: [step(1), step(2)], closesAt: at(35) })[1]).toEqual(range(10, 30, 35))
  })
})

/** What is known of the day at `day.from`: who waits already, who is booked, who stands at which desk. */
function questionOf(day: SiteDay, durations: ReadonlyMap<string, DurationQuantiles>): WaitQuestion {
  const known = day.arrivals.filter(({ step, joinsAt }) => joinsAt <= day.from || step.priorityClass === 'appointment')
  return {
    now: day.from,
    closesAt: day.to,
    waiting: known.filter(({ joinsAt }) => joinsAt <= day.from).map((one) => one.step),
    expected: known.filter(({ joinsAt }) => joinsAt > day.from).map((one) => one.step),
    desks: day.desks.map((one) => ({
      ...one,
      paused: false,
      freeSince: null,
      serving: one.busyUntil > day.from ? { serviceId: one.deskId, since: day.from, interpreterId: null } : null,
    })),
    interpreters: day.interpreters,
    durations: new Map([...durations, ...day.desks.map((one) => [one.deskId, always((one.busyUntil - day.from) / minute)] as const)]),
    policy: day.policy,
  }
}

const plannedDurations = new Map(Object.entries(planned).map(([id, minutes]) => [id, always(minutes)]))

/** Walk-ins come at once, so that all is known; appointments come when they are booked. */
const knownDay = plannedDay.map(
  (day): SiteDay => ({
    ...day,
    to: day.from + 240 * minute,
    arrivals: day.arrivals.map((one) => {
      if (one.step.priorityClass === 'appointment') return one
      const joinsAt = 2 * day.from - one.joinsAt
      return { ...one, joinsAt, step: { ...one.step, waitingSince: joinsAt } }
    }),
  }),
)

function foretells(estimate: typeof estimateWaits) {
  return fc.property(knownDay, (day) => {
    const question = questionOf(day, plannedDurations)
    const happened = new Map(playDay(day, nextCall).map((one) => [one.call.stepId, one.at]))
    for (const [stepId, found] of estimate(question)) {
      const calledAt = happened.get(stepId)
      const minutes = calledAt === undefined ? null : (calledAt - day.from) / minute
      expect(found).toEqual(minutes === null ? { kind: 'unknown', reason: expect.any(String) } : range(minutes, minutes, minutes))
    }
  })
}

describe('any queue', () => {
  const worlds = runs(1_000)
  const deaf: typeof estimateWaits = (question) =>
    estimateWaits({ ...question, waiting: question.waiting.map((one) => ({ ...one, interpreterLanguage: null })) })
  const blind: typeof estimateWaits = (question) => estimateWaits({ ...question, expected: [] })

  test('in a world without surprises the estimate is what happens', () => {
    fc.assert(foretells(estimateWaits), worlds)
  })

  test('control: an estimate that ignores interpreters is caught', () => {
    expect(fc.check(foretells(deaf), { ...worlds, endOnFailure: true }).failed).toBe(true)
  })

  test('control: an estimate that ignores expected appointments is caught', () => {
    expect(fc.check(foretells(blind), { ...worlds, endOnFailure: true }).failed).toBe(true)
  })

  test('low is not above high, nor high above the promise, and everybody who waits gets an answer', () => {
    fc.assert(
      fc.property(anyDay, fc.record({ permit: fc.integer({ min: 1, max: 60 }), school: fc.integer({ min: 1, max: 60 }) }), (day, usual) => {
        const question = questionOf(
          { ...day, from: day.from + 90 * minute },
          new Map(Object.entries(usual).map(([id, minutes]) => [id, spread(minutes)])),
        )
        const found = estimateWaits(question)
        expect([...found.keys()]).toEqual(question.waiting.map((one) => one.stepId))
        for (const one of found.values()) {
          if (one.kind === 'unknown') continue
          expect(one.lowMinutes).toBeGreaterThanOrEqual(0)
          expect(one.lowMinutes).toBeLessThanOrEqual(one.highMinutes)
          expect(question.now + one.highMinutes * minute).toBeLessThanOrEqual(one.notLaterThan)
          expect([one.lowMinutes % 1, one.highMinutes % 1]).toEqual([0, 0])
        }
      }),
      runs(400),
    )
  })
})

describe('a full house: 200 waiting, 8 desks, 10 interpreters', () => {
  const languages = ['ar', 'bn', 'uk', 'ur', 'zh', 'ro']
  const waiting = Array.from({ length: 200 }, (_, order) =>
    step(order, {
      serviceId: `v${order % 6}`,
      interpreterLanguage: order % 5 < 3 ? languages[order % 6]! : null,
      priorityClass: priorityClasses[order % 3]!,
      waitingSince: at(-order % 97),
      passed: order % 3,
    }),
  )
  const desks = Array.from({ length: 8 }, (_, index) =>
    desk(`d${index}`, { serviceIds: ['v0', 'v1', 'v2', 'v3', 'v4', 'v5'].filter((_, at) => at !== index % 6) }),
  )
  const interpreters = Array.from({ length: 10 }, (_, index) =>
    interpreter(`i${index}`, {
      languages: [languages[index % 6]!, languages[(index + 1) % 6]!],
      windows: [hours(-60, 120), hours(180, 480)],
      claims: [0, 1, 2, 3].map((n) => ({ interval: hours(40 + n * 100 + index, 65 + n * 100 + index), stepId: null })),
    }),
  )
  const question = ask({ waiting, desks, interpreters, durations: new Map([0, 1, 2, 3, 4, 5].map((n) => [`v${n}`, spread(8 + n)])) })

  test('everybody of it is given an answer', () => {
    expect(estimateWaits(question).size).toBe(200)
  })
})

describe('a desk that closes before the site', () => {
  const waiting = [step(1), step(2)]

  test('calls nobody from then on', () => {
    expect(estimates({ waiting, desks: [desk('d1', { until: at(20) })] })).toEqual([range(0, 0, 0), unknown('afterClosing')])
  })

  test('closes before an interpreter who comes later, and before one whom it could have had when it is busy to its end', () => {
    const arabic = [step(1, { interpreterLanguage: 'ar' })]
    const until = (given: Partial<DeskPresence>) => [desk('d1', { until: at(120), ...given })]
    const nadia = (from: number) => [interpreter('i1', { windows: [hours(from, 480)] })]
    expect(estimates({ waiting: arabic, desks: until({}), interpreters: nadia(240) })).toEqual([unknown('afterClosing')])
    const serving = { serviceId: 'long', since: ten, interpreterId: null }
    const durations = new Map([['long', always(130)]])
    expect(estimates({ waiting: arabic, durations, desks: until({ serving }), interpreters: nadia(60) })).toEqual([unknown('afterClosing')])
    // the controls: one who comes while it is open, and none at all
    expect(estimates({ waiting: arabic, desks: until({}), interpreters: nadia(60) })).toEqual([range(60, 60, 60)])
    expect(estimates({ waiting: arabic, desks: until({}) })).toEqual([unknown('noInterpreter')])
  })

  test('control: one minute later it calls the second too', () => {
    expect(estimates({ waiting, desks: [desk('d1', { until: at(21) })] })).toEqual([range(0, 0, 0), range(20, 20, 20)])
  })
})

describe('a visit with several steps', () => {
  const card = step(9, { stepId: 'card', serviceId: 'card', expectedMinutes: 10 })
  const durations = new Map([
    ['permit', always(20)],
    ['card', always(10)],
  ])
  const desks = [desk('d1'), desk('d2', { serviceIds: ['card'] })]
  const ends = (given: Partial<WaitQuestion>) => estimateQueue(ask({ durations, desks, ...given })).endings
  const ending = (minutes: number) => ({ earliest: at(minutes), latest: at(minutes) })

  test('ends when its last step ends: each joins the queue when the one before is over', () => {
    const found = ends({ waiting: [step(1)], followers: new Map([['s1', card]]) })
    expect(found.get('s1')).toEqual(ending(20))
    expect(found.get('card')).toEqual(ending(30))
  })

  test('says when closing comes between its steps, and nothing of what comes after a step that is not reached', () => {
    const closing = (minutes: number) => [
      ...estimateWaits(ask({ durations, desks, closesAt: at(minutes), waiting: [step(1), step(2)], followers: new Map([['s1', card]]) })),
    ]
    expect(closing(20)).toEqual([
      ['s1', range(0, 0, 0)],
      ['s2', unknown('afterClosing')],
      ['card', unknown('afterClosing')],
    ])
    const none = estimateWaits(ask({ durations, desks, closesAt: at(-1), waiting: [step(1)], followers: new Map([['s1', card]]) }))
    expect([...none]).toEqual([['s1', unknown('afterClosing')]])
  })

  test('is followed from the desk too, and stands in the way of others where it comes', () => {
    const serving = [desk('d1', { serving: { stepId: 's0', serviceId: 'permit', since: at(-5), interpreterId: null } }), desks[1]!]
    const other = step(3, { serviceId: 'card', waitingSince: at(-1) })
    const found = estimateQueue(ask({ durations, desks: serving, waiting: [other], followers: new Map([['s0', card]]) }))
    expect(found.endings.get('card')).toEqual(ending(25))
    const late = step(4, { serviceId: 'card', waitingSince: at(15) })
    const waits = estimateWaits(ask({ durations, desks: serving, waiting: [], expected: [late], followers: new Map([['s0', card]]) }))
    expect([...waits]).toEqual([['card', range(25, 25, 25)]])
  })

  test('control: without what follows it would seem to end at the first desk', () => {
    expect(ends({ waiting: [step(1)] }).has('card')).toBe(false)
  })
})
