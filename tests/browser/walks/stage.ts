import type { Page } from 'playwright-core'
import type { InterfaceLanguage } from '../../../shared/text/languages.ts'
import { axeViolations } from '../../support/axe.ts'
import { newPerson, type Person } from '../../support/browser.ts'
import { type TestServer, testServer } from '../../support/server.ts'
import { wideTown } from './town.ts'

/** Looks at a screen as it stands; the name of the state goes into what it finds. */
export type See = (page: Page, state: string) => Promise<void>

/** Leads through all states of a screen, in one language. */
export type Walk = (stage: Stage, language: InterfaceLanguage, see: See) => Promise<void>

interface Size {
  readonly width: number
  readonly height: number
}

/** A house of its own for each walk: what one leaves behind is in nobody's way. */
export interface Stage {
  readonly server: TestServer
  /** a person with a browser of their own, whose clock stands with the server's and runs on */
  enter(size: Size, language: InterfaceLanguage, path: string): Promise<Page>
  /** what the browsers of all who entered complained about */
  complaints(): string[]
  close(): Promise<void>
}

async function openStage(): Promise<Stage> {
  const server = await testServer({ network: wideTown() })
  const people: Person[] = []
  return {
    server,
    complaints: () => people.flatMap((person) => person.complaints()),
    async enter(viewport, locale, path) {
      const person = await newPerson({ viewport, locale, baseURL: server.url, reducedMotion: 'reduce' })
      people.push(person)
      await person.context.clock.install({ time: new Date(server.clock.now()) })
      await person.page.goto(path)
      return person.page
    },
    async close() {
      for (const person of people) await person.context.close()
      await server.close()
    },
  }
}

/** What axe-core and the measures found, by the state they found it in: empty is good. That axe-core finds: clean.test.ts. */
export async function walkThrough(walk: Walk, language: InterfaceLanguage, findings: (page: Page) => Promise<string[]>) {
  const found: Record<string, string[]> = {}
  const stage = await openStage()
  try {
    await walk(stage, language, async (page, state) => {
      await page.evaluate(() => document.fonts.ready.then(() => null))
      const list = [...(await axeViolations(page)), ...(await findings(page))]
      if (list.length > 0) found[state] = list
    })
    if (stage.complaints().length > 0) found.complaints = stage.complaints()
  } finally {
    await stage.close()
  }
  return found
}
