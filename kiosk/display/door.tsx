import type { Board } from '../../shared/contracts/board.ts'
import type { Tongue } from '../../web/kit/tongues.ts'
import { Icon } from '../../web/ui/icon.tsx'
import { Qr } from '../../web/ui/qr.tsx'
import { type DisplayKey, Words } from './words.tsx'

/** Where no kiosk stands: the code that gives a phone its number. It changes, so that it is read here and not sent around. */
export function Door(props: { door: NonNullable<Board['door']>; label: string; tongues: readonly Tongue<DisplayKey>[] }) {
  return (
    <>
      <Qr value={`${location.origin}${props.door.path}`} label={props.label} />
      <span class="sp-door-words">
        <Icon name="smartphone" />
        <Words tongues={props.tongues} say="doorTake" />
      </span>
    </>
  )
}
