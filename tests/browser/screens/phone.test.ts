import { expect, test } from 'vitest'
import { notBootstrapItalia } from '../measures/bootstrap-italia.ts'
import { onNarrowPhones, ringsOf, wrongRoot } from '../measures/screen.ts'
import { phoneWalks } from '../walks/every.ts'
import { walkThrough } from '../walks/stage.ts'

test.each(phoneWalks)(
  '$name in $language: nothing sticks out, everything can be touched, axe-core finds nothing',
  async ({ name, walk, language }) => {
    const found = await walkThrough(walk, language, async (page) => [
      ...(await wrongRoot(page, language)),
      ...(await onNarrowPhones(page)),
      ...(name === 'booking' ? await notBootstrapItalia(page) : []),
      ...(language === 'it' ? await ringsOf(page) : []),
    ])
    expect(found).toEqual({})
  },
)
