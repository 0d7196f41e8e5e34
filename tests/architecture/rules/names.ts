import { posix } from 'node:path'
import type { Rule } from '../rule.ts'

const drawer = /(^|[-.])(utils?|helpers?|types?|common|misc|constants?|managers?)$/i

export const noDrawers: Rule = {
  name: 'no file and no folder is a drawer for whatever has no name',
  violations({ path }) {
    const parts = posix.join(posix.dirname(path), posix.basename(path).replace(/(\.d|\.test)?\.tsx?$/, '')).split('/')
    return parts.some((part) => drawer.test(part)) || parts.at(-1) === 'index' ? [`${path} is a drawer: name what it does`] : []
  },
  broken: [
    ['server/tickets/utils.ts', ''],
    ['server/tickets/ticket-helpers.ts', ''],
    ['server/http/types.ts', ''],
    ['shared/common/day.ts', ''],
    ['shared/domain/queue.types.ts', ''],
    ['web/kit/index.ts', ''],
    ['web/ui/index.tsx', ''],
  ],
  kept: [
    ['server/tickets/take.ts', ''],
    ['shared/contracts/limits.ts', ''],
    ['shared/domain/constant-time.ts', ''],
  ],
}
