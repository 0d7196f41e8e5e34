import { Match, Switch } from 'solid-js'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import { aligned } from '../../../shared/domain/service-texts.ts'
import { isInterfaceLanguage, sourceLanguage } from '../../../shared/text/languages.ts'
import type { Session } from '../../staff/session.ts'
import { createPart } from '../part/part.ts'
import { PartForm } from '../part/part-form.tsx'
import { createIdOfName } from '../part/part-id.tsx'
import type { PartsState } from '../part/parts-state.ts'
import { nameOfField } from './field-names.ts'
import { ServiceTabs } from './service-tabs.tsx'
import { Settings } from './settings.tsx'
import { useText } from './text.ts'
import type { Service } from './texts/service-text.ts'
import { Texts } from './texts/texts.tsx'

interface ServiceFormProps {
  session: Session
  state: PartsState
  outline: NetworkOutline
  /** `['texts', 'ar']` of `#services/permit/texts/ar` */
  tab: readonly string[]
  readOnly: boolean
}

export function ServiceForm(props: ServiceFormProps) {
  const t = useText()
  const source = isInterfaceLanguage(props.outline.network.language) ? props.outline.network.language : sourceLanguage
  const part = createPart({
    session: props.session,
    kind: 'service',
    id: props.state.openId(),
    blank: blankService(),
    prepare: (service) => aligned(service, source),
    ...props.state.after((saved: Service) => nameIn(saved, source)),
  })
  const id = createIdOfName({
    part,
    setId: (typed) => part.edit('id', typed),
    taken: () => props.outline.services.map((service) => service.id),
    fallback: 'service',
  })
  const at = () => `services/${props.state.open()}`
  return (
    <PartForm part={part} at={at()} readOnly={props.readOnly} nameOf={(path) => nameOfField(t, path)} wide>
      <h1>
        <bdi>{part.isNew() ? t('new') : nameIn(part.draft, source)}</bdi>
      </h1>
      <ServiceTabs at={at()} here={props.tab[0] === 'texts' ? 'texts' : 'settings'} service={part.draft} source={source} />
      <Switch>
        <Match when={props.tab[0] === 'texts'}>
          <Texts part={part} source={source} language={props.tab[1]} at={at()} />
        </Match>
        <Match when={props.tab[0] !== 'texts'}>
          <Settings part={part} id={id} source={source} outline={props.outline} />
        </Match>
      </Switch>
    </PartForm>
  )
}

const nameIn = (service: Service, source: string): string => service.texts[source]?.name ?? Object.values(service.texts)[0]?.name ?? ''

const blankService = (): Service => ({
  id: '',
  lifeArea: 'permits',
  icon: 'id-card',
  durationMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  stepMinutes: 30,
  noticeMinutes: 60,
  horizonDays: 60,
  channels: ['onSite'],
  walkIn: true,
  requirements: [
    { role: 'desk', count: 1, condition: 'always' },
    { role: 'interpreter', count: 1, condition: 'language' },
  ],
  texts: {},
})
