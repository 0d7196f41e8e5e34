import { importRule, isOf, type Rule, within } from '../rule.ts'

const isClient = within('web', 'kiosk')

export const nothingOfTheServer: Rule = importRule({
  name: 'clients import nothing of the server',
  where: isClient,
  allows: ({ target }) => !within('server', 'migrations')(target),
  broken: [
    ['web/kit/api.ts', "import type { Deps } from '../../server/deps.ts'"],
    ['web/desk/queue.tsx', "type Schema = import('../../server/db/schema.ts').Schema"],
    ['kiosk/ticket/main.tsx', "import '../../server/main.ts'"],
  ],
  kept: [['web/kit/api.ts', "import type { Booked } from '../../shared/contracts/appointments.ts'"]],
})

export const kioskBorders: Rule = importRule({
  name: 'kiosk imports web/kit, web/ui, shared, and no other part of the house',
  where: within('kiosk'),
  allows: ({ target }) => !isOurs(target) || within('kiosk', 'web/kit', 'web/ui', 'shared')(target),
  broken: [['kiosk/ticket/need.tsx', "import { Need } from '../../web/booking/need.tsx'"]],
  kept: [['kiosk/ticket/need.tsx', "import { Icon } from '../../web/ui/icon.tsx'\nimport { render } from 'solid-js/web'"]],
})

const isOurs = within('shared', 'migrations', 'server', 'web', 'kiosk', 'build', 'tests')

export const webBorders: Rule = importRule({
  name: 'web imports nothing of kiosk, build or the tests',
  where: within('web'),
  allows: ({ target }) => !within('kiosk', 'build', 'tests')(target),
  broken: [['web/ui/face.tsx', "import { Slip } from '../../kiosk/ticket/slip.tsx'"]],
  kept: [['web/ui/face.tsx', "import { Show } from 'solid-js'"]],
})

const staffPages = ['web/staff', 'web/desk', 'web/reception', 'web/interpreter', 'web/admin']

export const staffRoom: Rule = importRule({
  name: 'web/staff is for the pages of the staff, and knows none of them',
  where: isClient,
  allows: ({ target }, path) => {
    if (within('web/staff')(path)) return !isOurs(target) || within('web/staff', 'web/kit', 'web/ui', 'shared')(target)
    return !within('web/staff')(target) || within(...staffPages)(path)
  },
  broken: [
    ['web/ticket/main.tsx', "import { Frame } from '../staff/frame.tsx'"],
    ['web/ui/page.tsx', "import { Note } from '../staff/note.tsx'"],
    ['kiosk/ticket/need.tsx', "import { Dialog } from '../../web/staff/dialog.tsx'"],
    ['web/staff/frame.tsx', "import { KeyCap } from '../desk/hand/key-cap.tsx'"],
  ],
  kept: [
    ['web/desk/app.tsx', "import { Entry } from '../staff/entry.tsx'"],
    ['web/admin/devices/devices.tsx', "import { Note } from '../../staff/note.tsx'"],
    ['web/staff/frame.tsx', "import { Icon } from '../ui/icon.tsx'\nimport { LanguageChoice } from './language-choice.tsx'"],
  ],
})

const plainConstants = ['limits', 'refusal', 'icons'].map((name) => `shared/contracts/${name}.ts`)

export const contractsAsTypes: Rule = importRule({
  name: 'clients take contracts as types, and only plain constants as values: zod stays on the server',
  where: isClient,
  allows: ({ target, typeOnly }) => !isOf(target, 'zod') && (!within('shared/contracts')(target) || typeOnly || plainConstants.includes(target)),
  broken: [
    ['web/booking/slots.tsx', "import { slotList } from '../../shared/contracts/slots.ts'"],
    ['web/booking/slots.tsx', "import { type SlotList } from '../../shared/contracts/slots.ts'"],
    ['kiosk/ticket/main.tsx', "import { z } from 'zod'"],
    ['web/booking/slots.tsx', "const contract = await import('../../shared/contracts/slots.ts')"],
  ],
  kept: [
    [
      'web/booking/slots.tsx',
      "import type { SlotList } from '../../shared/contracts/slots.ts'\nimport { limits } from '../../shared/contracts/limits.ts'",
    ],
  ],
})
