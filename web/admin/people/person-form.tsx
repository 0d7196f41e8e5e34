import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import type { Session } from '../../staff/session.ts'
import { createPart } from '../part/part.ts'
import { PartForm } from '../part/part-form.tsx'
import type { PartsState } from '../part/parts-state.ts'
import { leadToFirstMistake } from '../section/first-mistake.ts'
import { Section } from '../section/section.tsx'
import { About } from './about.tsx'
import { Absences } from './absences.tsx'
import { blankPerson, type Person } from './person.ts'
import { Presences } from './presences.tsx'
import { useText } from './text.ts'

interface PersonFormProps {
  session: Session
  state: PartsState
  outline: NetworkOutline
}

/** Everything that is to be known of an interpreter or professional: nothing about them as a person. */
export function PersonForm(props: PersonFormProps) {
  const t = useText()
  const part = createPart({
    session: props.session,
    kind: 'person',
    id: props.state.openId(),
    blank: blankPerson(),
    ...props.state.after((saved: Person) => saved.name),
  })
  leadToFirstMistake(part)
  const mayEdit = () => part.isNew() || (props.outline.people.find((person) => person.id === props.state.openId())?.mayEdit ?? true)
  return (
    <PartForm part={part} at={`people/${props.state.open()}`} readOnly={!mayEdit()} wide>
      <h2>
        <bdi>{part.draft.name || t('new')}</bdi>
      </h2>
      <div class="sp-sections">
        <Section of={{ id: 'about', title: t('sectionAbout'), icon: 'user' }}>
          <About part={part} outline={props.outline} />
        </Section>
        <Section of={{ id: 'presences', title: t('sectionPresences'), icon: 'clock' }} lead={t('leadPresences')}>
          <Presences part={part} outline={props.outline} />
        </Section>
        <Section of={{ id: 'absences', title: t('sectionAbsences'), icon: 'calendar-x' }} lead={t('leadAbsences')}>
          <Absences part={part} outline={props.outline} />
        </Section>
      </div>
    </PartForm>
  )
}
