import { limits, phonePattern } from '../../shared/contracts/limits.ts'
import type { Channel, Draft } from './draft.ts'
import type { Key } from './texts.ts'

type Person = Pick<Draft, 'requesterKind' | 'organisation' | 'givenName' | 'familyName' | 'email' | 'phone'>
interface Wrong {
  readonly field: keyof Person
  readonly key: Key
}

/** What the server would refuse, said before it is sent. The server's contract decides; this only spares a round. */
export function personMistakes(person: Person, channel: Channel): Wrong[] {
  const given = { email: person.email.trim(), phone: person.phone.trim() }
  const found: (Wrong | false)[] = [
    // One of the two is enough: many passports hold a single name
    !person.givenName.trim() && !person.familyName.trim() && { field: 'givenName', key: 'givenNameMissing' },
    person.requesterKind !== 'person' && !person.organisation.trim() && { field: 'organisation', key: 'organisationMissing' },
    person.requesterKind !== 'person' && nameTooLong('organisation', person.organisation),
    nameTooLong('givenName', person.givenName),
    nameTooLong('familyName', person.familyName),
    channel === 'phone' && !given.phone && { field: 'phone', key: 'phoneMissing' },
    channel === 'video' && !given.phone && !given.email && { field: 'phone', key: 'contactMissing' },
    !!given.phone && (given.phone.length > limits.phone || !phonePattern.test(given.phone)) && { field: 'phone', key: 'phoneWrong' },
    !!given.email &&
      (given.email.length > limits.email || !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(given.email)) && { field: 'email', key: 'emailWrong' },
  ]
  return found.filter((one): one is Wrong => one !== false)
}

const nameTooLong = (field: 'givenName' | 'familyName' | 'organisation', text: string): Wrong | false =>
  [...text.trim()].length > limits.name && { field, key: 'tooLong' }
