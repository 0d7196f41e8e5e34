import fc from 'fast-check'
import { minute } from '../../../shared/domain/cells.ts'
import { type InterpreterPresence, presets, priorityClasses, type QueuePolicy, queuePresets, type WaitingStep } from '../../../shared/domain/queue.ts'
import type { SiteDay } from './queue-day.ts'

/** `FC_SEED=… vitest run …` plays a failure again. */
export const runs = (numRuns: number): { numRuns: number; seed?: number } =>
  process.env.FC_SEED ? { numRuns, seed: Number(process.env.FC_SEED) } : { numRuns }

/** Ten in the morning, at a whole minute. */
export const ten = 29_000_000 * minute

const services = ['permit', 'school', 'health']
const languages = ['ar', 'bn', 'uk']
const interpreterIds = ['i1', 'i2', 'i3', 'i4']

/** Whole minutes after ten. */
const clock = (from: number, to: number) => fc.integer({ min: from, max: to }).map((minutes) => ten + minutes * minute)

const poolIds = ['p1', 'p2']
const staffIds = ['anna', 'bruno', 'carla']
const deskIds = ['d0', 'd1', 'd2']

const ability = fc.record({
  poolId: fc.constantFrom(...poolIds),
  staffId: fc.constantFrom(...staffIds),
  serviceIds: fc.subarray(services, { minLength: 1 }),
  languages: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray(languages) }),
})

const windows = fc
  .array(fc.record({ from: fc.integer({ min: -30, max: 400 }), length: fc.integer({ min: 15, max: 200 }) }), { maxLength: 2 })
  .map((all) =>
    [...all].sort((a, b) => a.from - b.from).map(({ from, length }) => ({ from: ten + from * minute, to: ten + (from + length) * minute })),
  )

const interpreterCount = fc.integer({ min: 0, max: interpreterIds.length })
const presences = interpreterCount.chain((count) =>
  fc.tuple(
    ...interpreterIds
      .slice(0, count)
      .map((interpreterId) => fc.record({ interpreterId: fc.constant(interpreterId), languages: fc.subarray(languages), windows })),
  ),
)

const policy: fc.Arbitrary<QueuePolicy> = fc.oneof(
  fc.constantFrom(...queuePresets).map((preset) => presets[preset]),
  fc.record({
    preset: fc.constantFrom(...queuePresets),
    weights: fc.record({ walkIn: weight(), appointment: weight(), priority: weight() }),
    maxPassed: fc.integer({ min: 0, max: 5 }),
  }),
)

function weight() {
  return fc.constantFrom(0, 0.5, 1, 2, 20)
}

/** Of half nobody has said who shall call them. One in `freq` is nil. */
const wanted = fc.option(
  fc.record({
    deskId: fc.option(fc.constantFrom(...deskIds), { freq: 2 }),
    poolId: fc.option(fc.constantFrom(...poolIds), { freq: 2 }),
    staffId: fc.option(fc.constantFrom(...staffIds), { freq: 2 }),
  }),
  { freq: 2 },
)

const person = fc.record({
  serviceId: fc.constantFrom(...services),
  interpreterLanguage: fc.constantFrom(null, null, ...languages),
  priorityClass: fc.constantFrom(...priorityClasses),
  claimedInterpreterId: fc.option(fc.constantFrom(...interpreterIds), { freq: 2 }),
  expectedMinutes: fc.integer({ min: 1, max: 45 }),
  wanted,
})

const plan = fc.record({ from: fc.integer({ min: -40, max: 40 }), length: fc.integer({ min: 5, max: 45 }) })

/** One desk, one moment: a queue with ties, claims of its own people and of others, and interpreters who come and go. */
export const anyMoment = fc
  .record({
    desk: ability,
    people: fc.array(fc.record({ person, since: clock(-60, 10), passed: fc.integer({ min: 0, max: 5 }), plan }), { maxLength: 12 }),
    presences,
    engaged: fc.array(fc.constantFrom(...interpreterIds), { maxLength: 2 }),
    strangers: fc.array(fc.record({ interpreterId: fc.constantFrom(...interpreterIds), plan }), { maxLength: 3 }),
    policy,
  })
  .map(({ desk, people, presences, engaged, strangers, policy }) => {
    const waiting = people.map(
      ({ person, since, passed }, order): WaitingStep => ({ ...person, stepId: `s${order}`, waitingSince: since, order, passed }),
    )
    const claims = [
      ...people.map(({ person, plan }, order) => ({ interpreterId: person.claimedInterpreterId, stepId: `s${order}`, plan })),
      ...strangers.map((stranger) => ({ ...stranger, stepId: null })),
    ].map(({ interpreterId, stepId, plan }) => ({
      interpreterId,
      stepId,
      interval: { from: ten + plan.from * minute, to: ten + (plan.from + plan.length) * minute },
    }))
    return {
      desk: { ...desk, deskId: 'd1' },
      waiting,
      interpreters: presences.map(
        (one): InterpreterPresence => ({
          ...one,
          engaged: engaged.includes(one.interpreterId),
          claims: claims.filter(({ interpreterId }) => interpreterId === one.interpreterId).map(({ stepId, interval }) => ({ stepId, interval })),
        }),
      ),
      policy,
    }
  })

/** A day of eight hours; appointments come early, late or never, visits last what they last. */
export const anyDay = siteDay(policy, fc.integer({ min: 1, max: 60 }))

/** The same in a world without surprises: appointments come on time and each service always takes as long. */
export const planned = { permit: 20, school: 10, health: 35 } as Readonly<Record<string, number>>
export const plannedDay = siteDay(policy, null)

function siteDay(policies: fc.Arbitrary<QueuePolicy>, visit: fc.Arbitrary<number> | null): fc.Arbitrary<SiteDay> {
  return fc
    .record({
      desks: fc.array(fc.record({ ability, busy: fc.option(fc.integer({ min: 1, max: 40 })) }), { minLength: 1, maxLength: 3 }),
      presences,
      people: fc.array(
        fc.record({ person, start: fc.integer({ min: 0, max: 300 }), early: fc.integer({ min: -15, max: 20 }), visit: visit ?? fc.constant(0) }),
        { maxLength: 60 },
      ),
      policy: policies,
    })
    .map(({ desks, presences, people, policy }) => {
      const arrivals = people.map(({ person, start, early, visit: minutes }, order) => {
        const booked = person.priorityClass === 'appointment'
        const joinsAt = ten + (booked && visit ? start - early : start) * minute
        const step: WaitingStep = {
          ...person,
          claimedInterpreterId: booked ? person.claimedInterpreterId : null,
          stepId: `s${order}`,
          waitingSince: booked ? Math.max(joinsAt, ten + start * minute) : joinsAt,
          order,
          passed: 0,
        }
        return { step, joinsAt, visitMinutes: visit ? minutes : planned[person.serviceId]! }
      })
      const claimsOf = (id: string) =>
        people.flatMap(({ person, start }, order) =>
          arrivals[order]!.step.claimedInterpreterId === id
            ? [{ stepId: `s${order}`, interval: { from: ten + start * minute, to: ten + (start + person.expectedMinutes) * minute } }]
            : [],
        )
      return {
        from: ten,
        to: ten + 480 * minute,
        arrivals,
        desks: desks.map(({ ability, busy }, index) => ({
          ...ability,
          deskId: `d${index}`,
          busyUntil: ten + (busy ?? 0) * minute,
          interpreterId: null,
        })),
        interpreters: presences.map((one) => ({ ...one, engaged: false, claims: claimsOf(one.interpreterId) })),
        policy,
      }
    })
}
