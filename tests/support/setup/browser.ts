import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildScreens } from '../../../server/pages/build-screens.ts'
import { installChromium } from '../chromium.ts'
import { writeFontConfig } from '../fonts.ts'
import { keep } from '../keeper.ts'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kept = await keep()
  const chromium = await installChromium()
  await buildScreens()
  project.provide('chromium', {
    path: chromium.path,
    environment: {
      FONTCONFIG_FILE: writeFontConfig(kept.directory, chromium.fonts),
      LD_LIBRARY_PATH: chromium.libraries,
      HOME: join(kept.directory, 'home'),
    },
  })
  return kept.release
}
