import { For } from 'solid-js'
import { type PriorityClass, presets, priorityClasses, queuePresets } from '../../../shared/domain/queue.ts'
import { NumberField } from '../../staff/form/number-field.tsx'
import { RadioCards } from '../../staff/form/radio-cards.tsx'
import { More } from '../section/more.tsx'
import type { SectionProps } from './site.ts'
import { useText } from './text.ts'

/** Who is called first: three rules to choose from, each of which may be tuned. */
export function Queue(props: SectionProps) {
  const t = useText()
  const { draft, edit, mistakeAt } = props.part
  const usual = () => presets[draft.queue.preset]
  const tuned = () => draft.queue.maxPassed !== undefined || draft.queue.weights !== undefined
  function weigh(name: PriorityClass, weight: number | null) {
    const weights = { ...draft.queue.weights, [name]: weight ?? undefined }
    edit('queue', 'weights', Object.values(weights).some((each) => each !== undefined) ? weights : undefined)
  }
  return (
    <>
      <RadioCards
        label={t('preset')}
        value={draft.queue.preset}
        mistake={mistakeAt('queue.preset')}
        options={queuePresets.map((preset) => ({ value: preset, label: t(`preset_${preset}`), hint: t(`presetHint_${preset}`) }))}
        onChosen={(preset) => edit('queue', 'preset', preset)}
      />
      <More label={t('tune')} open={tuned()}>
        <p class="sp-hint">{t('weightsHint')}</p>
        <div class="sp-form-row">
          <For each={priorityClasses}>
            {(name) => (
              <NumberField
                label={t(`weight_${name}`)}
                hint={t('usually', { n: usual().weights[name] })}
                optional
                min={0.1}
                max={100}
                step={0.1}
                mistake={mistakeAt(`queue.weights.${name}`)}
                value={draft.queue.weights?.[name] ?? null}
                onNumber={(weight) => weigh(name, weight)}
              />
            )}
          </For>
        </div>
        <NumberField
          label={t('maxPassed')}
          hint={`${t('maxPassedHint')} ${t('usually', { n: usual().maxPassed })}`}
          optional
          min={1}
          max={20}
          mistake={mistakeAt('queue.maxPassed')}
          value={draft.queue.maxPassed ?? null}
          onNumber={(times) => edit('queue', 'maxPassed', times ?? undefined)}
        />
      </More>
    </>
  )
}
