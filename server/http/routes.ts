import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Edge } from './context.ts'
import { RefusalError } from './problem.ts'
import { misshapen } from './shape.ts'

/** A router whose contracts answer a problem: what does not fit is refused with the paths and what was expected. */
export function router() {
  return new OpenAPIHono<Edge>({
    strict: true,
    defaultHook: (result) => {
      if (result.success) return
      const fields = result.error.issues.flatMap(misshapen).slice(0, 10)
      throw new RefusalError('invalid_input', { fields })
    },
  })
}

/** The id in the path, once the contract has looked at it. */
export const param = (c: Context<Edge>, name: string): string => c.req.param(name) ?? ''
