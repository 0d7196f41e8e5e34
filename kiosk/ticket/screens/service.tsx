import { useKiosk } from '../context.tsx'
import { Screen } from '../parts/screen.tsx'
import { createPages, Services } from '../parts/services.tsx'

export function ServiceScreen() {
  const { t, house, visit } = useKiosk()
  const pages = createPages(() => house.kiosk()?.services ?? null)
  const empty = () => house.kiosk()?.services.length === 0
  return (
    <Screen
      name="service"
      title={t('serviceTitle')}
      lead={empty() ? t('servicesNone') : pages.pages() > 1 ? t('pageOf', { page: pages.page() + 1, pages: pages.pages() }) : undefined}
      choices={<Services pages={pages} choose={(service) => visit.want(visit.need(service.id))} />}
    />
  )
}
