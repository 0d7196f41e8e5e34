/** What the pages of the setup ask for. A rehearsal and a change are of one site with its hours and desks, the change with the reload after it. */
export function setupPages(port: number, cookie: string): Readonly<Record<string, (at: number) => Promise<unknown>>> {
  const url = `http://localhost:${port}`
  const get = async (path: string) => whole(await fetch(`${url}${path}`, { headers: { cookie } }))
  const post = async (path: string, sent: object) =>
    whole(
      await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'idempotency-key': `bench-${++keys}` },
        body: JSON.stringify(sent),
      }),
    )
  const change = async (at: number) => {
    const { version, value } = await get(`/api/network/parts/site/site-${at}`)
    const hours = [{ on: ['mon', 'wed', 'fri'], from: '08:30', to: '13:00' }]
    return [{ kind: 'site', id: `site-${at}`, base: version, value: { ...value, name: `${value.name} ${++keys}`, hours } }]
  }
  const serviceChange = async (at: number) => {
    const { version, value } = await get(`/api/network/parts/service/service-${at % 20}`)
    return [{ kind: 'service', id: value.id, base: version, value: { ...value, durationMinutes: value.durationMinutes === 25 ? 35 : 25 } }]
  }
  const rehearsedAndMade = async (changes: object[]) => {
    const { seal } = await post('/api/network/rehearse', { changes })
    return post('/api/network/changes', { changes, seal })
  }
  return {
    'the lists of the setup': () => get('/api/network/outline'),
    'one site': (at) => get(`/api/network/parts/site/site-${at}`),
    'one service': (at) => get(`/api/network/parts/service/service-${at % 20}`),
    'one person': (at) => get(`/api/network/parts/person/person-${at}`),
    'everybody with their rights': () => get('/api/staff'),
    'a rehearsal': async (at) => post('/api/network/rehearse', { changes: await change(at) }),
    'a service, rehearsed': async (at) => post('/api/network/rehearse', { changes: await serviceChange(at) }),
    'a service, rehearsed and changed': async (at) => rehearsedAndMade(await serviceChange(at)),
    'a rehearsal and the change': async (at) => rehearsedAndMade(await change(at)),
  }
}

let keys = 0

// biome-ignore lint/suspicious/noExplicitAny: a bench looks into answers freely
async function whole(answer: Response): Promise<any> {
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status} ${await answer.text()}`)
  return answer.json()
}
