import { Show } from 'solid-js'
import type { DeskStep } from '../../shared/contracts/desks.ts'
import { Face } from '../ui/face.tsx'
import { Icon } from '../ui/icon.tsx'
import type { TextKey } from './text.ts'

type Somebody = Pick<DeskStep, 'face' | 'channel'> & { readonly bookedTime?: string | null }

export const channelIcons = { onSite: 'user', phone: 'phone', video: 'video' } as const
export const channelTexts = { onSite: 'channelOnSite', phone: 'channelPhone', video: 'channelVideo' } as const satisfies Record<string, TextKey>

/** Whoever holds a number is known by it; whoever is rung up, by the hour of the appointment. */
export function Who(props: { who: Somebody; class?: string }) {
  return (
    <Show when={props.who.channel !== 'onSite'} fallback={<Face face={props.who.face} {...(props.class ? { class: props.class } : {})} />}>
      <span class={`sp-face sp-by-line ${props.class ?? ''}`}>
        <Icon name={channelIcons[props.who.channel]} />
        <bdi dir="ltr" class="sp-number">
          {props.who.bookedTime ?? ''}
        </bdi>
      </span>
    </Show>
  )
}

/** The same in a sentence. */
export const nameOf = ({ face, channel, bookedTime }: Somebody): string => (channel === 'onSite' || !bookedTime ? face.label : bookedTime)
