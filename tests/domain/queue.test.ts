import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minute } from '../../shared/domain/cells.ts'
import { chosenCall, type InterpreterPresence, isFreeNow, nextCall, presets, queuePresets, type WaitingStep } from '../../shared/domain/queue.ts'
import { couldServe, expectedCall, expectedChoice } from './oracle/queue.ts'
import { anyDay, anyMoment, runs, ten } from './oracle/queue-arbitraries.ts'
import { type CallMade, playDay, type SiteDay } from './oracle/queue-day.ts'

const at = (minutes: number) => ten + minutes * minute
const hours = (from: number, to: number) => ({ from: at(from), to: at(to) })

const desk = { deskId: 'd1', poolId: 'p1', staffId: 'anna', serviceIds: ['permit'], languages: ['it'] }

function step(stepId: string, given: Partial<WaitingStep> = {}): WaitingStep {
  const order = Number(stepId.replace(/\D/g, '')) || 0
  return {
    stepId,
    serviceId: 'permit',
    interpreterLanguage: null,
    priorityClass: 'walkIn',
    waitingSince: at(order),
    order,
    passed: 0,
    claimedInterpreterId: null,
    expectedMinutes: 30,
    wanted: null,
    ...given,
  }
}

const arabic = (stepId: string, given: Partial<WaitingStep> = {}) => step(stepId, { interpreterLanguage: 'ar', ...given })

const interpreter = (interpreterId: string, given: Partial<InterpreterPresence> = {}): InterpreterPresence => ({
  interpreterId,
  languages: ['ar'],
  windows: [hours(0, 120)],
  engaged: false,
  claims: [],
  ...given,
})

const call = (waiting: WaitingStep[], now: number, interpreters: InterpreterPresence[] = [], policy = presets.balanced) =>
  nextCall(desk, waiting, interpreters, policy, at(now))

describe('who is next', () => {
  test('nobody, when nobody waits or nobody can be served at this desk', () => {
    expect(call([], 10)).toBeNull()
    expect(call([step('s1', { serviceId: 'school' }), arabic('s2')], 10)).toBeNull()
  })

  test('the longest wait comes first, and equal waits in order of arrival', () => {
    expect(call([step('s2'), step('s1'), step('s3')], 10)).toEqual({ stepId: 's1', interpreterId: null, overtaken: [] })
    expect(call([step('s2', { waitingSince: at(0) }), step('s1', { waitingSince: at(0) })], 0)?.stepId).toBe('s1')
  })

  test('an appointment weighs twice in the balanced preset, and the one overtaken is told so', () => {
    const waiting = [step('s0'), step('s4', { priorityClass: 'appointment' })]
    expect(call(waiting, 7)).toEqual({ stepId: 's0', interpreterId: null, overtaken: [] })
    expect(call(waiting, 9)).toEqual({ stepId: 's4', interpreterId: null, overtaken: [{ stepId: 's0', reason: 'appointment' }] })
  })

  test('a priority that weighs more is the reason it overtook', () => {
    expect(call([step('s0'), step('s1', { priorityClass: 'priority' })], 10)?.overtaken).toEqual([{ stepId: 's0', reason: 'priority' }])
  })

  test('by longest wait nobody is overtaken for a class', () => {
    const waiting = [step('s0'), step('s1', { priorityClass: 'priority' }), step('s2', { priorityClass: 'appointment' })]
    expect(call(waiting, 30, [], presets.longestWait)).toEqual({ stepId: 's0', interpreterId: null, overtaken: [] })
  })

  test('who has been passed too often comes before every weight', () => {
    const waiting = [step('s0'), step('s1', { passed: 3 }), step('s2', { priorityClass: 'priority' })]
    expect(call(waiting, 60)).toEqual({ stepId: 's1', interpreterId: null, overtaken: [{ stepId: 's0', reason: 'passedTooOften' }] })
  })

  test('among those passed too often the earliest comes first, not the one passed most', () => {
    expect(call([step('s2', { passed: 5 }), step('s1', { passed: 3 })], 60)?.stepId).toBe('s1')
  })

  test('an appointment checked in early does not overtake those who wait', () => {
    const early = step('s9', { priorityClass: 'appointment', waitingSince: at(30), passed: 3 })
    expect(call([early, step('s0', { waitingSince: at(10) })], 10)?.stepId).toBe('s0')
    expect(call([early], 10)).toEqual({ stepId: 's9', interpreterId: null, overtaken: [] })
  })

  test('who cannot be served in this call is not overtaken by it', () => {
    expect(call([arabic('s0'), step('s1', { serviceId: 'school' }), step('s2')], 10)).toEqual({ stepId: 's2', interpreterId: null, overtaken: [] })
  })

  test('every preset keeps the same promise', () => {
    expect(queuePresets.map((preset) => presets[preset].maxPassed)).toEqual([3, 3, 3])
    expect(queuePresets.every((preset) => presets[preset].preset === preset)).toBe(true)
  })
})

describe('somebody transferred', () => {
  const nobody = { deskId: null, poolId: null, staffId: null }
  const meant = (wanted: Partial<NonNullable<WaitingStep['wanted']>>) => step('s0', { wanted: { ...nobody, ...wanted } })

  test.each([
    ['this desk', { deskId: 'd1' }, true],
    ['another desk', { deskId: 'd2' }, false],
    ['this pool', { poolId: 'p1' }, true],
    ['another pool', { poolId: 'p2' }, false],
    ['whoever sits here', { staffId: 'anna' }, true],
    ['somebody else', { staffId: 'bruno' }, false],
    ['this pool, but another person of it', { poolId: 'p1', staffId: 'bruno' }, false],
  ])('to %s', (_, wanted, isCalled) => {
    expect(call([meant(wanted)], 10)?.stepId).toBe(isCalled ? 's0' : undefined)
  })

  test('is not passed by those who are not meant', () => {
    expect(call([meant({ deskId: 'd2' }), step('s1')], 10)).toEqual({ stepId: 's1', interpreterId: null, overtaken: [] })
  })

  test('to nobody in particular is not called where nobody sits', () => {
    expect(nextCall({ ...desk, staffId: null }, [meant({ staffId: 'anna' })], [], presets.balanced, at(10))).toBeNull()
  })
})

describe('a chosen one', () => {
  const choose = (stepId: string, waiting: WaitingStep[], interpreters: InterpreterPresence[] = []) =>
    chosenCall(stepId, desk, waiting, interpreters, presets.balanced, at(20))

  test('passes those who came before, and they are told that the staff have chosen', () => {
    expect(choose('s2', [step('s1'), step('s2'), step('s3')])).toEqual({
      ok: true,
      value: { stepId: 's2', interpreterId: null, overtaken: [{ stepId: 's1', reason: 'chosen' }] },
    })
  })

  test('needs the interpreter as well', () => {
    expect(choose('s1', [arabic('s1')])).toEqual({ ok: false, code: 'cannot_be_served' })
    expect(choose('s1', [arabic('s1')], [interpreter('i1')])).toMatchObject({ value: { interpreterId: 'i1' } })
  })

  test('is one who waits, for a service of this desk, and not for somebody else', () => {
    const elsewhere = step('s1', { wanted: { deskId: 'd2', poolId: null, staffId: null } })
    for (const waiting of [[], [step('s1', { serviceId: 'school' })], [elsewhere]]) {
      expect(choose('s1', waiting)).toEqual({ ok: false, code: 'cannot_be_served' })
    }
  })

  test('passes nobody who has been passed often enough', () => {
    expect(choose('s2', [step('s1', { passed: 2 }), step('s2')])).toMatchObject({ ok: true })
    expect(choose('s2', [step('s1', { passed: 3 }), step('s2')])).toEqual({ ok: false, code: 'passed_too_often' })
    expect(choose('s1', [step('s1', { passed: 3 }), step('s2')])).toMatchObject({ ok: true })
  })
})

describe('interpreters', () => {
  test('a step that needs an interpreter is not called without one', () => {
    expect(call([arabic('s0')], 10)).toBeNull()
    expect(call([arabic('s0')], 10, [interpreter('i1', { languages: ['bn'] })])).toBeNull()
    expect(call([arabic('s0')], 10, [interpreter('i1')])).toEqual({ stepId: 's0', interpreterId: 'i1', overtaken: [] })
  })

  test('a desk that speaks the language engages no interpreter', () => {
    expect(nextCall({ ...desk, languages: ['ar'] }, [arabic('s0')], [interpreter('i1')], presets.balanced, at(10))?.interpreterId).toBeNull()
  })

  test('the claimed interpreter is taken first, another free one instead of an engaged one', () => {
    const mine = arabic('s0', { claimedInterpreterId: 'i2' })
    const claims = [{ interval: hours(0, 30), stepId: 's0' }]
    expect(call([mine], 10, [interpreter('i1'), interpreter('i2', { languages: ['ar', 'bn'], claims })])?.interpreterId).toBe('i2')
    expect(call([mine], 10, [interpreter('i1'), interpreter('i2', { engaged: true, claims })])?.interpreterId).toBe('i1')
  })

  test('polyglots are kept free, then those who stay longer, then the id decides', () => {
    const polyglot = interpreter('i1', { languages: ['ar', 'bn'] })
    const long = interpreter('i2', { windows: [hours(0, 60), hours(60, 180)] })
    expect(call([arabic('s0')], 10, [polyglot, long])?.interpreterId).toBe('i2')
    expect(call([arabic('s0')], 10, [polyglot, long, interpreter('i4'), interpreter('i3')])?.interpreterId).toBe('i3')
  })

  test.each([
    ['before the window', interpreter('i1', { windows: [hours(20, 120)] }), false],
    ['at its first instant', interpreter('i1', { windows: [hours(10, 120)] }), true],
    ['with just the visit left', interpreter('i1', { windows: [hours(0, 40)] }), true],
    ['with less than the visit left', interpreter('i1', { windows: [hours(0, 39)] }), false],
    ['over two windows that touch', interpreter('i1', { windows: [hours(0, 20), hours(20, 50)] }), true],
    ['over a gap', interpreter('i1', { windows: [hours(0, 20), hours(21, 60)] }), false],
    ['while engaged', interpreter('i1', { engaged: true }), false],
    ['with a claim inside the visit', interpreter('i1', { claims: [{ interval: hours(39, 60), stepId: null }] }), false],
    ['with a claim just after the visit', interpreter('i1', { claims: [{ interval: hours(40, 60), stepId: null }] }), true],
    ['with a claim in part ahead', interpreter('i1', { claims: [{ interval: hours(0, 11), stepId: null }] }), false],
    ['with a claim that nobody came for, now over', interpreter('i1', { claims: [{ interval: hours(0, 10), stepId: null }] }), true],
  ])('free for a walk-in of 30 minutes, %s', (_, one, free) => {
    expect(isFreeNow(one, arabic('s0'), at(10))).toBe(free)
  })

  test('outside every window nobody is free, however short the visit', () => {
    expect(isFreeNow(interpreter('i1', { windows: [hours(11, 20)] }), arabic('s0', { expectedMinutes: 0 }), at(10))).toBe(false)
  })

  test.each([
    ['inside the own claim, outside the window', interpreter('i1', { windows: [], claims: [{ interval: hours(0, 30), stepId: 's0' }] }), true],
    ['at the end of the window', interpreter('i1', { windows: [hours(0, 11)], claims: [{ interval: hours(0, 30), stepId: 's0' }] }), true],
    ['outside both', interpreter('i1', { windows: [], claims: [{ interval: hours(20, 50), stepId: 's0' }] }), false],
    [
      'late, with the next appointment right behind',
      interpreter('i1', {
        claims: [
          { interval: hours(0, 30), stepId: 's0' },
          { interval: hours(30, 60), stepId: null },
        ],
      }),
      true,
    ],
    [
      'early, while another appointment is still planned',
      interpreter('i1', {
        claims: [
          { interval: hours(0, 30), stepId: null },
          { interval: hours(30, 60), stepId: 's0' },
        ],
      }),
      false,
    ],
  ])('free for the appointment that claimed them, %s', (_, one, free) => {
    expect(isFreeNow(one, arabic('s0', { claimedInterpreterId: 'i1' }), at(10))).toBe(free)
  })

  test('a row of late back-to-back appointments is called in its order', () => {
    const claims = [0, 1, 2].map((n) => ({ interval: hours(n * 30, n * 30 + 30), stepId: `s${n}` }))
    const waiting = [0, 1, 2].map((n) => arabic(`s${n}`, { claimedInterpreterId: 'i1', priorityClass: 'appointment', waitingSince: at(n * 30) }))
    expect(call(waiting, 35, [interpreter('i1', { claims })])?.stepId).toBe('s0')
    expect(call(waiting.slice(1), 65, [interpreter('i1', { claims: claims.slice(1) })])?.stepId).toBe('s1')
  })
})

describe('any queue', () => {
  test('the rule and a brute-force oracle call the same', () => {
    fc.assert(
      fc.property(anyMoment, ({ desk, waiting, interpreters, policy }) => {
        expect(nextCall(desk, waiting, interpreters, policy, ten)).toEqual(expectedCall(desk, waiting, interpreters, policy, ten))
      }),
      runs(20_000),
    )
  })

  test('control: a rule that forgets whom a transfer was meant for is caught', () => {
    const forgetful = fc.property(anyMoment, ({ desk, waiting, interpreters, policy }) => {
      const all = waiting.map((one) => ({ ...one, wanted: null }))
      expect(nextCall(desk, all, interpreters, policy, ten)).toEqual(expectedCall(desk, waiting, interpreters, policy, ten))
    })
    expect(fc.check(forgetful, { ...runs(2_000), endOnFailure: true }).failed).toBe(true)
  })

  test('the rule and the oracle say the same of whoever is chosen', () => {
    fc.assert(
      fc.property(anyMoment, fc.nat({ max: 12 }), ({ desk, waiting, interpreters, policy }, index) => {
        const decision = chosenCall(`s${index}`, desk, waiting, interpreters, policy, ten)
        const expected = expectedChoice(`s${index}`, desk, waiting, interpreters, policy, ten)
        expect(decision.ok ? decision.value : decision.code).toEqual(expected)
      }),
      runs(10_000),
    )
  })

  test('whoever is next may be chosen, and with the same interpreter', () => {
    fc.assert(
      fc.property(anyMoment, ({ desk, waiting, interpreters, policy }) => {
        const next = nextCall(desk, waiting, interpreters, policy, ten)
        if (next === null || waiting.some((step) => step.passed >= policy.maxPassed)) return
        const chosen = chosenCall(next.stepId, desk, waiting, interpreters, policy, ten)
        expect(chosen).toMatchObject({ ok: true, value: { stepId: next.stepId, interpreterId: next.interpreterId } })
      }),
      runs(3_000),
    )
  })

  test('the order of the lists does not matter', () => {
    fc.assert(
      fc.property(anyMoment, ({ desk, waiting, interpreters, policy }) => {
        const there = nextCall(desk, waiting, interpreters, policy, ten)
        const back = nextCall(desk, waiting.toReversed(), interpreters.toReversed(), policy, ten)
        expect(back && { ...back, overtaken: back.overtaken.toReversed() }).toEqual(there)
      }),
      runs(3_000),
    )
  })

  test('nobody who has been passed k times is passed again', () => {
    fc.assert(
      fc.property(anyMoment, ({ desk, waiting, interpreters, policy }) => {
        const overtaken = nextCall(desk, waiting, interpreters, policy, ten)?.overtaken ?? []
        for (const { stepId } of overtaken) expect(waiting.find((one) => one.stepId === stepId)!.passed).toBeLessThan(policy.maxPassed)
      }),
      runs(5_000),
    )
  })
})

/** Counted from what could have been served, not from what the rule says it overtook. */
function passedMost(calls: readonly CallMade[]): number {
  const passed = new Map<string, number>()
  for (const { at: now, desk, call, waiting, interpreters } of calls) {
    const chosen = waiting.find((one) => one.stepId === call.stepId)!
    for (const one of waiting) {
      const came = one.waitingSince < chosen.waitingSince || (one.waitingSince === chosen.waitingSince && one.order < chosen.order)
      if (came && one.waitingSince <= now && couldServe(desk, one, interpreters, now)) passed.set(one.stepId, (passed.get(one.stepId) ?? 0) + 1)
    }
  }
  return Math.max(0, ...passed.values())
}

function everyoneUnderstood(calls: readonly CallMade[]): boolean {
  return calls.every(({ desk, call, waiting, interpreters }) => {
    const language = waiting.find((one) => one.stepId === call.stepId)!.interpreterLanguage
    const helper = interpreters.find((one) => one.interpreterId === call.interpreterId)
    return language === null || desk.languages.includes(language) || (helper !== undefined && !helper.engaged && helper.languages.includes(language))
  })
}

describe('any day', () => {
  const days = runs(1_000)
  const keepsPromise = (next: typeof nextCall) => fc.property(anyDay, (day: SiteDay) => passedMost(playDay(day, next)) <= day.policy.maxPassed)
  const hasInterpreters = (next: typeof nextCall) => fc.property(anyDay, (day: SiteDay) => everyoneUnderstood(playDay(day, next)))
  const patient: typeof nextCall = (desk, waiting, interpreters, policy, now) =>
    nextCall(desk, waiting, interpreters, { ...policy, maxPassed: Number.POSITIVE_INFINITY }, now)
  const deaf: typeof nextCall = (desk, waiting, interpreters, policy, now) =>
    nextCall(
      desk,
      waiting.map((one) => ({ ...one, interpreterLanguage: null })),
      interpreters,
      policy,
      now,
    )

  test('nobody is passed more than k times in calls they could have been served in', () => {
    fc.assert(keepsPromise(nextCall), days)
  })

  test('control: without the limit somebody is', () => {
    expect(fc.check(keepsPromise(patient), { ...days, endOnFailure: true }).failed).toBe(true)
  })

  test('everybody served had an interpreter when they needed one, and that interpreter was free', () => {
    fc.assert(hasInterpreters(nextCall), days)
  })

  test('control: a rule that ignores interpreters is caught', () => {
    expect(fc.check(hasInterpreters(deaf), { ...days, endOnFailure: true }).failed).toBe(true)
  })

  test('nobody is called twice, and no interpreter is at two desks', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const calls = playDay(day, nextCall)
        expect(new Set(calls.map(({ call }) => call.stepId)).size).toBe(calls.length)
        const visits = calls.map(({ at: from, call }) => ({ id: call.interpreterId, from, to: from + visitLength(day, call.stepId) }))
        for (const a of visits)
          expect(visits.filter((b) => a.id !== null && a.id === b.id && b.from <= a.from && a.from < b.to)).toHaveLength(a.id === null ? 0 : 1)
      }),
      runs(200),
    )
  })
})

const visitLength = (day: SiteDay, stepId: string) => day.arrivals.find((one) => one.step.stepId === stepId)!.visitMinutes * minute
