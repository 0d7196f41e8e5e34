import { createSignal } from 'solid-js'

const place = 'sportello.reception.print'

/** Whether each number comes out of the printer by itself: known to this computer, because the printer stands beside it. */
export function createPrinting() {
  const [byItself, setByItself] = createSignal(localStorage.getItem(place) !== 'off')
  return {
    byItself,
    change() {
      setByItself(!byItself())
      localStorage.setItem(place, byItself() ? 'on' : 'off')
    },
  }
}
