import { expect, test } from 'vitest'
import { onNarrowPhones, ringsOf, wrongRoot } from '../measures/screen.ts'
import { smallTargets } from '../measures/targets.ts'
import { sticksOut } from '../measures/width.ts'
import { deskWalks } from '../walks/every.ts'
import { walkThrough } from '../walks/stage.ts'

test.each(deskWalks)('$name in $language: nothing sticks out, the focus shows, axe-core finds nothing', async ({ name, walk, language }) => {
  const found = await walkThrough(walk, language, async (page) => [
    ...(await wrongRoot(page, language)),
    ...(await sticksOut(page)),
    ...(await smallTargets(page, 24)),
    ...(await ringsOf(page)),
    // a coordinator looks at them on the way home
    ...(name === 'figures' ? await onNarrowPhones(page) : []),
  ])
  expect(found).toEqual({})
})
