import type { TestProject } from 'vitest/node'
import { keep } from '../keeper.ts'
import { createDatabase } from '../postgres-admin.ts'
import { prepareTemplate, templateName } from '../template.ts'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kept = await keep({ postgres: 'fast' })
  await prepareTemplate(await createDatabase(kept.postgresUrl, templateName))
  project.provide('runDirectory', kept.directory)
  project.provide('postgresUrl', kept.postgresUrl)
  return kept.release
}
