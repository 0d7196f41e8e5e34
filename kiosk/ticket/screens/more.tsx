import { useKiosk } from '../context.tsx'
import { Screen } from '../parts/screen.tsx'
import { createPages, Services } from '../parts/services.tsx'
import { type StepAt, servicesOf } from '../steps.ts'

/** Something else in the same visit: only who asks for it comes here. */
export function MoreScreen(props: { step: StepAt<'more'> }) {
  const { t, house, visit } = useKiosk()
  const chosen = () => servicesOf(props.step.need)
  const pages = createPages(() => house.kiosk()?.services.filter(({ id }) => !chosen().includes(id)) ?? null)
  const add = (id: string) => visit.need(props.step.need.serviceId, { ...props.step.need, further: [...props.step.need.further, id] })
  return (
    <Screen
      name="more"
      title={t('moreTitle')}
      lead={t('moreHint')}
      choices={
        <>
          <Services pages={pages} choose={({ id }) => visit.want(add(id))} />
          <button type="button" class="sp-secondary" disabled={visit.busy()} onClick={visit.back}>
            {t('moreNone')}
          </button>
        </>
      }
    />
  )
}
