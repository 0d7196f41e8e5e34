import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import { textIn } from '../../../shared/domain/service-texts.ts'
import { interfaceLanguages } from '../../../shared/text/languages.ts'
import { CheckboxField } from '../../staff/form/checkbox-field.tsx'
import { Chips } from '../../staff/form/chips.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import type { Part } from '../part/part.ts'
import { type IdOfName, PartId } from '../part/part-id.tsx'
import { BookingTimes } from './booking-times.tsx'
import { IconChoice } from './icon-choice.tsx'
import { lifeAreas } from './life-areas.ts'
import { Requirements } from './requirements.tsx'
import { useBookingText, useText } from './text.ts'
import type { Service } from './texts/service-text.ts'

/** How it works: what it is, how long it takes, how people come to it, and who must be there. */
export function Settings(props: { part: Part<Service>; id: IdOfName; source: string; outline: NetworkOutline }) {
  const t = useText()
  const words = useBookingText()
  const part = props.part
  const sourceName = interfaceLanguages.find(({ tag }) => tag === props.source)?.name ?? props.source
  function rename(name: string) {
    part.edit('texts', props.source, { ...textIn(part.draft, props.source), name, reviewed: false })
    props.id.named(name)
  }
  return (
    <div class="sp-service">
      <section class="sp-service-group" aria-labelledby="service-what">
        <h2 id="service-what">{t('groupWhat')}</h2>
        <TextField
          label={t('textIn', { field: t('textName'), language: sourceName })}
          hint={t('nameHint')}
          mistake={part.mistakeAt(`texts.${props.source}.name`) ?? part.mistakeAt('texts')}
          value={textIn(part.draft, props.source).name}
          maxlength={80}
          onText={rename}
        />
        <PartId of={props.id} />
        <div class="sp-form-row">
          <SelectField
            label={t('lifeArea')}
            mistake={part.mistakeAt('lifeArea')}
            value={part.draft.lifeArea}
            options={lifeAreas.map((area) => ({ value: area, label: words(`area_${area}`) }))}
            onChosen={(area) => area && part.edit('lifeArea', area)}
          />
          <IconChoice chosen={part.draft.icon} choose={(icon) => part.edit('icon', icon)} />
        </div>
      </section>
      <section class="sp-service-group" aria-labelledby="service-how">
        <h2 id="service-how">{t('groupHow')}</h2>
        <Chips
          label={t('channels')}
          mistake={part.mistakeAt('channels')}
          options={[
            { value: 'onSite', label: t('channel_onSite'), icon: 'map-pin' },
            { value: 'phone', label: t('channel_phone'), icon: 'phone' },
            { value: 'video', label: t('channel_video'), icon: 'video' },
          ]}
          chosen={part.draft.channels}
          onChosen={(channels) => part.edit('channels', channels)}
        />
        <CheckboxField label={t('walkIn')} hint={t('walkInHint')} checked={part.draft.walkIn} onChecked={(walkIn) => part.edit('walkIn', walkIn)} />
      </section>
      <BookingTimes part={part} />
      <Requirements part={part} people={props.outline.people} />
    </div>
  )
}
