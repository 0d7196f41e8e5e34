import { type Component, lazy } from 'solid-js'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import type { Session } from '../staff/session.ts'
import type { IconName } from '../ui/icon-names.ts'
import { load as agendaText } from './agenda/text.ts'
import { load as areasText } from './areas/text.ts'
import { load as daysText } from './days/text.ts'
import { load as devicesText } from './devices/text.ts'
import { load as figuresText } from './figures/text.ts'
import { load as hoursText } from './hours/text.ts'
import { load as institutionsText } from './institutions/text.ts'
import { load as networkText } from './network/text.ts'
import { load as partText } from './part/text.ts'
import { load as peopleText } from './people/text.ts'
import { toReplan } from './replan/counts.ts'
import { load as replanText } from './replan/text.ts'
import { load as sectionText } from './section/text.ts'
import { load as servicesText } from './services/text.ts'
import { load as sitesText } from './sites/text.ts'
import { load as staffText } from './staff/text.ts'
import { stillStarting } from './start/progress.ts'
import { load as startText } from './start/text.ts'
import type { TextKey } from './text.ts'
import { load as todayText } from './today/text.ts'

export interface AdminPageProps {
  readonly self: StaffSelf
  readonly session: Session
  /** what follows the page in the address: `centre` of `/admin#sites/centre`, empty for the page itself */
  readonly rest: string
}

export interface AdminPage {
  /** `sites` of `/admin#sites` */
  readonly path: string
  readonly title: TextKey
  readonly icon: IconName
  /** for whom, where it is not for all who may open this screen */
  readonly mayUse?: (self: StaffSelf) => boolean
  /** where it is only sometimes there */
  readonly inNavigation?: () => boolean
  /** how many wait there */
  readonly count?: () => number
  readonly component: Component<AdminPageProps>
}

/** A page with its own texts, both loaded when it is first opened. */
const page = (text: () => Promise<void>, load: () => Promise<{ default: Component<AdminPageProps> }>) =>
  lazy(async () => {
    await text()
    return load()
  })

/** A page that sets up parts of the network: `PartsPage`, `createPart` and `PartForm` bring their texts along. */
const setupPage = (text: () => Promise<void>, load: () => Promise<{ default: Component<AdminPageProps> }>) =>
  page(async () => void (await Promise.all([partText(), text()])), load)

const mayAdminister = (self: StaffSelf): boolean => self.overall === 'administrator'

/** What is open on a week that is drawn, and on days of the calendar. */
const withHours =
  (...texts: (() => Promise<void>)[]) =>
  async (): Promise<void> =>
    void (await Promise.all([hoursText, daysText, sectionText, ...texts].map((load) => load())))

/** In the order of the navigation: the day first, then what is set up once. The first that somebody may use is their start. */
export const adminPages: readonly AdminPage[] = [
  {
    path: 'start',
    title: 'navStart',
    icon: 'play',
    mayUse: mayAdminister,
    inNavigation: stillStarting,
    component: setupPage(startText, () => import('./start/start.tsx')),
  },
  { path: 'today', title: 'navToday', icon: 'calendar-days', component: setupPage(todayText, () => import('./today/today.tsx')) },
  { path: 'agenda', title: 'navAgenda', icon: 'calendar-clock', component: page(agendaText, () => import('./agenda/agenda.tsx')) },
  { path: 'replan', title: 'navReplan', icon: 'shuffle', count: toReplan, component: page(replanText, () => import('./replan/replan.tsx')) },
  { path: 'figures', title: 'navFigures', icon: 'chart-column', component: page(figuresText, () => import('./figures/figures.tsx')) },
  {
    path: 'network',
    title: 'navNetwork',
    icon: 'network',
    mayUse: mayAdminister,
    component: setupPage(networkText, () => import('./network/network.tsx')),
  },
  { path: 'areas', title: 'navAreas', icon: 'map', mayUse: mayAdminister, component: setupPage(areasText, () => import('./areas/areas.tsx')) },
  {
    path: 'institutions',
    title: 'navInstitutions',
    icon: 'landmark',
    mayUse: mayAdminister,
    component: setupPage(institutionsText, () => import('./institutions/institutions.tsx')),
  },
  { path: 'services', title: 'navServices', icon: 'list-checks', component: setupPage(servicesText, () => import('./services/services.tsx')) },
  { path: 'sites', title: 'navSites', icon: 'building-2', component: setupPage(withHours(sitesText), () => import('./sites/sites.tsx')) },
  {
    path: 'people',
    title: 'navPeople',
    icon: 'message-circle',
    component: setupPage(withHours(peopleText, servicesText), () => import('./people/people.tsx')),
  },
  { path: 'staff', title: 'navStaff', icon: 'users', component: setupPage(staffText, () => import('./staff/staff.tsx')) },
  { path: 'devices', title: 'navDevices', icon: 'monitor', component: page(devicesText, () => import('./devices/devices.tsx')) },
]
