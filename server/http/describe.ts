import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Edge } from './context.ts'

/** The description of the API, made from the same contracts that check it. */
export function describeApi(app: OpenAPIHono<Edge>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-sportello.session',
    description: 'Staff, after signing in at /api/auth/sign-in/email',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'device', { type: 'http', scheme: 'bearer', description: 'A paired kiosk or board' })
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'apiKey',
    in: 'header',
    name: 'Sportello-Token',
    description: 'The key to one appointment or ticket',
  })
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Sportello',
      version: '1',
      description: 'Appointments, walk-in numbers and interpreters for public help desks',
      license: { name: 'EUPL-1.2', url: 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12' },
    },
    servers: [{ url: '/' }],
  })
}
