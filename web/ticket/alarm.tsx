import { createSignal, Show } from 'solid-js'
import { Icon } from '../ui/icon.tsx'
import { t } from './texts.ts'

const [audio, setAudio] = createSignal<AudioContext | null>(null)

/** Called: the phone shakes by itself, and chimes where it was asked to. */
export function ring(): void {
  navigator.vibrate?.([400, 200, 400, 200, 800])
  const context = audio()
  if (!context) return
  for (const [index, pitch] of [659, 523, 659].entries()) chime(context, pitch, context.currentTime + index * 0.45)
}

function chime(context: AudioContext, pitch: number, at: number): void {
  const tone = context.createOscillator()
  const loudness = context.createGain()
  tone.frequency.value = pitch
  loudness.gain.setValueAtTime(0.4, at)
  loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.4)
  tone.connect(loudness).connect(context.destination)
  tone.start(at)
  tone.stop(at + 0.45)
}

/** A browser lets a page sound, and keep the screen on, only after a tap: so sound is a wish. */
export function Alarm() {
  const turn = async () => {
    if (audio()) {
      await audio()!.close()
      setAudio(null)
      return
    }
    const context = new AudioContext()
    setAudio(context)
    chime(context, 659, context.currentTime)
    await navigator.wakeLock?.request('screen').catch(() => null)
  }
  return (
    <Show when={'AudioContext' in window}>
      <div class="d-grid mb-2">
        <button type="button" class="btn btn-outline-primary" aria-pressed={audio() !== null} onClick={turn}>
          <Icon name={audio() ? 'bell-ring' : 'bell'} /> {audio() ? t('alarmOn') : t('alarm')}
        </button>
      </div>
      <p class="small mb-4">{t('alarmHint')}</p>
    </Show>
  )
}
