import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from '../support/office/office.ts'
import { words } from '../support/words.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

const wish = { serviceId: 'permit', siteId: 'centre', start: '2026-03-11T09:00:00Z', language: 'it' }
const said = async (language: string, body: object) => {
  const { fields } = (await office.server.visitor.post('/api/appointments', body, { 'accept-language': language })).body
  return Object.fromEntries(fields.map((field: { path: string; text: string }) => [field.path, field.text]))
}

test.each(['it', 'en', 'ar', 'bn'] as const)('what is wrong with a field is said in %s', async (language) => {
  const t = words(language, 'field')
  expect(await said(language, { slot: wish, familyName: 'a'.repeat(101), email: 'nobody', requesterKind: 'king', more: 1 })).toEqual({
    '': t('unknown'),
    familyName: expect.any(String),
    email: t('email'),
    requesterKind: t('choice'),
  })
  expect(await said(language, { slot: { ...wish, start: undefined }, familyName: 'Rossi' })).toEqual({ 'slot.start': t('missing') })
})

test('a limit is said with its number', async () => {
  expect(await said('it', { slot: wish, familyName: 'Rossi', details: 'a'.repeat(201) })).toEqual({
    details: 'Troppo lungo: al massimo 200 caratteri.',
  })
})
