import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import type { Session } from '../../staff/session.ts'
import { createPart } from '../part/part.ts'
import { PartForm } from '../part/part-form.tsx'
import type { PartsState } from '../part/parts-state.ts'
import { leadToFirstMistake } from '../section/first-mistake.ts'
import { Section, SectionIndex } from '../section/section.tsx'
import { Arrival } from './arrival.tsx'
import { Closures } from './closures.tsx'
import { Holidays } from './holidays.tsx'
import { Opening } from './opening.tsx'
import { Place } from './place.tsx'
import { Pools } from './pools.tsx'
import { Queue } from './queue.tsx'
import { blankSite, type Site } from './site.ts'
import { Stops } from './stops.tsx'
import { useText } from './text.ts'

interface SiteFormProps {
  session: Session
  state: PartsState
  outline: NetworkOutline
  readOnly: boolean
}

/** Everything that belongs to one site, on one page, with an index beside it. */
export function SiteForm(props: SiteFormProps) {
  const t = useText()
  const part = createPart({
    session: props.session,
    kind: 'site',
    id: props.state.openId(),
    blank: blankSite(props.outline),
    ...props.state.after((saved: Site) => saved.name),
  })
  leadToFirstMistake(part)
  const sections = () => [
    { id: 'place', title: t('sectionPlace'), icon: 'map-pin' as const, shows: Place },
    { id: 'pools', title: t('sectionPools'), icon: 'monitor' as const, shows: Pools, lead: t('leadPools') },
    ...(part.draft.kind === 'mobile' ? [{ id: 'stops', title: t('sectionStops'), icon: 'map' as const, shows: Stops, lead: t('leadStops') }] : []),
    {
      id: 'hours',
      title: t('sectionHours'),
      icon: 'clock' as const,
      shows: Opening,
      lead: part.draft.kind === 'mobile' ? t('leadHoursMobile') : t('leadHours'),
    },
    { id: 'closures', title: t('sectionClosures'), icon: 'calendar-x' as const, shows: Closures, lead: t('leadClosures') },
    { id: 'holidays', title: t('sectionHolidays'), icon: 'calendar-days' as const, shows: Holidays },
    { id: 'queue', title: t('sectionQueue'), icon: 'list-checks' as const, shows: Queue },
    { id: 'arrival', title: t('sectionArrival'), icon: 'ticket' as const, shows: Arrival },
  ]
  return (
    <PartForm part={part} at={`sites/${props.state.open()}`} readOnly={props.readOnly} keep={!props.outline.network.mayEdit} wide>
      <h2>
        <bdi>{part.isNew() && !part.draft.name ? t('new') : part.draft.name}</bdi>
      </h2>
      <div class="sp-sectioned">
        <SectionIndex sections={sections()} />
        <div class="sp-sections">
          <For each={sections().map((section) => section.id)}>
            {(id) => {
              const section = () => sections().find((each) => each.id === id)!
              return (
                <Section of={section()} {...(section().lead ? { lead: section().lead! } : {})}>
                  <Dynamic component={section().shows} part={part} outline={props.outline} />
                </Section>
              )
            }}
          </For>
        </div>
      </div>
    </PartForm>
  )
}
