import type { Page } from 'playwright-core'
import { type InterfaceLanguage, interfaceLanguages } from '../../../shared/text/languages.ts'
import { viewports } from '../../support/browser.ts'
import { words } from '../../support/words.ts'
import { signIn } from './sign-in.ts'
import type { See, Stage, Walk } from './stage.ts'

/** An administrator goes through what belongs to the network as a whole, and makes each mistake that its pages speak of. */
export const setup: Walk = async (stage, language, see) => {
  const page = await stage.enter(viewports.desk, language, `/admin?lang=${language}#network`)
  await signIn(stage, page, language, await stage.server.staff('administrator', null))
  await network(page, language, see)
  await areas(stage, page, language, see)
  await service(page, language, see)
  await staff(stage, page, language, see)
  await page.evaluate(() => location.assign('#start'))
  await page.getByText(words(language, 'first-steps')('openTitle')).waitFor()
  await see(page, 'first steps, all taken')
}

const open = (page: Page, hash: string) => page.evaluate((to) => location.assign(`#${to}`), hash)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

async function network(page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'staff', 'part', 'network')
  await page.getByRole('heading', { name: t('travelTitle') }).waitFor()
  await see(page, 'network')
  await page.getByLabel(t('email')).fill('nowhere')
  await press(page, t('save'))
  await page.getByText(words(language, 'field')('email')).waitFor()
  await see(page, 'network, no e-mail address')
  await open(page, 'areas')
  await page.getByRole('dialog').waitFor()
  await see(page, 'network, left with unsaved changes')
  await page.getByRole('button', { name: t('leaveGo') }).click()
}

async function areas(stage: Stage, page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'staff', 'part', 'problem', 'areas')
  const administrator = await stage.server.staff('administrator', null)
  await page.getByRole('button', { name: t('add') }).waitFor()
  await see(page, 'areas')
  await open(page, 'areas/town')
  await press(page, t('takeAway'))
  await page.getByText(t('still_in_use.title')).waitFor()
  await see(page, 'areas, still in use')
  await page.getByLabel(t('name')).fill('My town')
  const { body } = await administrator.get('/api/network/parts/area/town')
  const theirs = { kind: 'area', id: 'town', base: body.version, value: { id: 'town', name: 'Their town' } }
  await administrator.post('/api/network/changes', { changes: [theirs], seal: 'nothing' })
  await press(page, t('save'))
  await press(page, t('meanwhileLoad'))
  await page.getByRole('button', { name: t('meanwhileShowTheirs') }).waitFor()
  await see(page, 'areas, somebody else has saved')
  await press(page, t('save'))
  await page.getByText(t('saved'), { exact: true }).waitFor()
  await open(page, 'areas/new')
  await page.getByLabel(t('name')).fill('Another town')
  await press(page, t('idChange'))
  await see(page, 'areas, a new one')
  await press(page, t('save'))
  await page.locator('.sp-note-good').waitFor()
  await see(page, 'areas, saved')
  await press(page, t('takeAway'))
  await page.getByRole('dialog').waitFor()
  await see(page, 'areas, taken away')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('takeAwayYes') })
    .click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function service(page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'staff', 'part', 'services')
  await open(page, 'services')
  await page.getByRole('button', { name: t('add') }).waitFor()
  await see(page, 'services')
  await open(page, 'services/permit')
  await page.getByText(t('groupTimes')).waitFor()
  await see(page, 'service, how it works')
  await page.getByRole('button', { name: t('icon_id-card') }).click()
  await page.getByRole('dialog').waitFor()
  await see(page, 'service, pictograms')
  await page.keyboard.press('Escape')
  await open(page, 'services/permit/texts/ar')
  await page.getByText(t('answerSheetHint')).waitFor()
  await see(page, 'service, texts')
  const arabic = interfaceLanguages.find(({ tag }) => tag === 'ar')!.name
  await page.getByLabel(t('textIn', { field: t('textName'), language: arabic }), { exact: true }).fill('')
  await press(page, t('addDocument'))
  await press(page, t('save'))
  await page.getByText(t('mistakeEmpty')).first().waitFor()
  await see(page, 'service, a name is missing')
  await press(page, t('cancel'))
}

async function staff(stage: Stage, page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'staff-rights')
  await open(page, 'staff')
  await page.getByRole('button', { name: t('invite') }).waitFor()
  await see(page, 'staff')
  await open(page, 'staff/new')
  await page.getByLabel(t('name')).fill('Anna')
  await page.getByLabel(t('email')).fill(`anna@${language}.example`)
  await press(page, t('addRight'))
  await page.getByLabel(t('role'), { exact: true }).last().selectOption('interpreter')
  await press(page, t('inviteSend'))
  await page.locator('.sp-mistake').first().waitFor()
  await see(page, 'staff, nobody chosen')
  await page.getByLabel(t('isPerson'), { exact: true }).selectOption('nadia')
  await press(page, t('inviteSend'))
  const link = page.getByRole('textbox', { name: t('link') })
  await link.waitFor()
  await see(page, 'staff, a link')
  await invited(stage, language, await link.inputValue(), see)
  await page.getByRole('link', { name: 'Anna' }).click()
  await press(page, t('dismiss'))
  await page.getByRole('dialog').waitFor()
  await see(page, 'staff, dismissed')
  await page.keyboard.press('Escape')
}

async function invited(stage: Stage, language: InterfaceLanguage, link: string, see: See) {
  const t = words(language, 'arrival')
  const own = await stage.enter(viewports.desk, language, link.replace('/admin#', `/admin?lang=${language}#`))
  await own.getByLabel(t('password'), { exact: true }).fill('short')
  await press(own, t('invitationGo'))
  await own.locator('.sp-mistake').waitFor()
  await see(own, 'invitation, password too short')
}
