import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import type { Service } from '../../shared/contracts/network.ts'
import { Choice } from '../ui/choice.tsx'
import { changeNeed, draft } from './draft.ts'
import { services } from './offer.ts'
import { Step } from './step.tsx'
import { area, goOn, goTo } from './steps.ts'
import { type Key, t } from './texts.ts'

/** More than six choices at once are too many to take in for somebody who reads slowly. */
const atOnce = 6

/** "What do you need?": life areas first where there are many services, each a pictogram with its word. */
export function Need() {
  const all = createMemo(() => services.value()?.services ?? [])
  const areas = createMemo(() => [...new Set(all().map((one) => one.lifeArea))])
  const few = createMemo(() => all().length <= atOnce || areas().length === 1)
  return (
    <Show when={all().length > 0} fallback={<Step title={t('needTitle')} hint={t('noServices')} back={false} children={null} />}>
      <Show when={few() || area()} fallback={<Areas areas={areas()} services={all()} />}>
        <Step title={area() ? t('needIn', { area: areaName(area()!) }) : t('needTitle')} back={area() !== null}>
          <Choices list={all().filter((one) => few() || one.lifeArea === area())}>
            {(one) => <Choice icon={one.icon} word={one.name} hint={one.summary} chosen={one.id === draft.serviceId} onChoose={() => choose(one)} />}
          </Choices>
        </Step>
      </Show>
    </Show>
  )
}

function Areas(props: { areas: string[]; services: Service[] }) {
  const within = (name: string) => props.services.filter((one) => one.lifeArea === name)
  const enter = (name: string) => (within(name).length === 1 ? choose(within(name)[0]!) : goTo('need', name))
  return (
    <Step title={t('needTitle')} back={false}>
      <Choices list={props.areas}>
        {(name) => (
          <Choice
            icon={areaIcons[name] ?? 'info'}
            word={areaName(name)}
            hint={within(name)
              .map((one) => one.name)
              .join(' · ')}
            onChoose={() => enter(name)}
          />
        )}
      </Choices>
    </Step>
  )
}

function Choices<T>(props: { list: T[]; children: (one: T) => JSX.Element }) {
  const [all, setAll] = createSignal(false)
  const shown = createMemo(() => (all() || props.list.length <= atOnce ? props.list : props.list.slice(0, atOnce - 1)))
  return (
    <ul class="list-unstyled row g-3 mb-4">
      <For each={shown()}>{(one) => <li class="col-12 col-md-6 d-flex">{props.children(one)}</li>}</For>
      <Show when={shown().length < props.list.length}>
        <li class="col-12 col-md-6 d-flex">
          <Choice icon="chevron-down" word={t('more')} onChoose={() => setAll(true)} />
        </li>
      </Show>
    </ul>
  )
}

function choose(one: Service) {
  if (one.id !== draft.serviceId) changeNeed({ serviceId: one.id, siteId: null, channel: null })
  goOn()
}

const areaName = (name: string): string => t(`area_${name}` as Key)

const areaIcons: Record<string, string> = {
  permits: 'id-card',
  education: 'graduation-cap',
  work: 'briefcase',
  housing: 'house',
  health: 'heart-pulse',
  legal: 'scale',
  antiDiscrimination: 'shield-check',
  welfare: 'hand-coins',
  socialSecurity: 'badge-euro',
  exchange: 'users',
}
