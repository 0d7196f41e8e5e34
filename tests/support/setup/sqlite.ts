import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { keep } from '../keeper.ts'
import { prepareTemplate } from '../template.ts'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kept = await keep()
  const template = join(kept.directory, 'template.db')
  await prepareTemplate(template)
  project.provide('runDirectory', kept.directory)
  project.provide('sqliteTemplate', template)
  return kept.release
}
