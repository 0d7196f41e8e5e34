import { createSignal } from 'solid-js'

export interface Chime {
  readonly ring: () => void
  /** the browser waits for a touch before it lets a page be heard */
  readonly silent: () => boolean
  readonly wake: () => void
}

/** G5 then E5, a falling third: heard over talk, alarming nobody. */
const tones = [
  { hertz: 783.99, afterSeconds: 0 },
  { hertz: 659.25, afterSeconds: 0.42 },
]
const toneSeconds = 1.3
const chimeSeconds = 1.9
/** After an outage there may be many calls to tell; a row of chimes tells nothing. */
const mostWaiting = 3

/** Two tones made here, so that no file has to load; one chime waits for the one before. */
export function createChime(): Chime {
  if (typeof AudioContext === 'undefined') return { ring: () => {}, silent: () => false, wake: () => {} }
  const audio = new AudioContext()
  const [silent, setSilent] = createSignal(audio.state !== 'running')
  let freeAt = 0
  audio.onstatechange = () => setSilent(audio.state !== 'running')
  return { ring, silent, wake: () => void audio.resume() }

  function ring() {
    if (audio.state !== 'running') return void audio.resume()
    const startAt = Math.max(audio.currentTime + 0.05, freeAt)
    if (startAt - audio.currentTime > mostWaiting * chimeSeconds) return
    freeAt = startAt + chimeSeconds
    for (const tone of tones) sound(tone.hertz, startAt + tone.afterSeconds)
  }

  function sound(hertz: number, at: number) {
    const oscillator = audio.createOscillator()
    const volume = audio.createGain()
    oscillator.frequency.value = hertz
    volume.gain.setValueAtTime(0, at)
    volume.gain.linearRampToValueAtTime(0.5, at + 0.015)
    volume.gain.exponentialRampToValueAtTime(0.001, at + toneSeconds)
    oscillator.connect(volume).connect(audio.destination)
    oscillator.start(at)
    oscillator.stop(at + toneSeconds)
  }
}
