import { isolate, useText } from '../text.ts'
import { Doubt } from './doubt.tsx'
import type { Target } from './transfer-targets.ts'

/** Before somebody is sent where nobody sits: they would wait until a desk opens. */
export function NobodyThere(props: { target: Target; send: () => void; back: () => void }) {
  const t = useText()
  return (
    <Doubt warning={t('transferNobody', { target: isolate(props.target.name) })} backLabel={t('transferElsewhere')} back={props.back}>
      <button type="button" class="btn btn-outline-danger" onClick={() => props.send()}>
        {t('transferAnyway')}
      </button>
    </Doubt>
  )
}
