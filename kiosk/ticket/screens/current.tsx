import { type Component, createMemo } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useKiosk } from '../context.tsx'
import type { Step } from '../steps.ts'
import { BookedScreen } from './booked.tsx'
import { CodeScreen } from './code.tsx'
import { LanguageScreen } from './language.tsx'
import { MoreScreen } from './more.tsx'
import { NumberScreen } from './number.tsx'
import { OfferScreen } from './offer.tsx'
import { PhoneScreen } from './phone.tsx'
import { ServiceScreen } from './service.tsx'
import { VideoScreen } from './video.tsx'
import { WayScreen } from './way.tsx'

const screens = {
  language: LanguageScreen,
  way: WayScreen,
  service: ServiceScreen,
  code: CodeScreen,
  more: MoreScreen,
  offer: OfferScreen,
  phone: PhoneScreen,
  video: VideoScreen,
  number: NumberScreen,
  booked: BookedScreen,
} as const

/** Each step is drawn anew: nothing typed on one screen can show on the next. */
export function CurrentScreen() {
  const { visit } = useKiosk()
  const drawn = createMemo(() => {
    const step = visit.step()
    const screen = screens[step.at] as Component<{ step: Step }>
    return <Dynamic component={screen} step={step} />
  })
  return <>{drawn()}</>
}
