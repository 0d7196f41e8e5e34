import { onCleanup } from 'solid-js'
import { Refusal, write } from '../../kit/api.ts'
import type { Picture } from './picture.ts'

const beatMs = 30_000

/** The console says that it is still there. Where the desk was closed meanwhile, the page learns it now. */
export function speakUp(deskId: string, picture: Picture): void {
  const speak = () =>
    write(`/api/desks/${deskId}/alive`).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      return picture.reread().catch(() => {})
    })
  void speak()
  const timer = setInterval(speak, beatMs)
  onCleanup(() => clearInterval(timer))
}
