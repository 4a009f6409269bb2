import { describe, expect, test } from 'vitest'
import { expectAsDescribed } from './answers.fixture.ts'
import { deskRoutes } from './desk-routes.ts'

const json = (said: unknown) => Response.json(said)

describe('what the tests hold every answer of the desk against', () => {
  test('an answer that lacks what its address names is refused', async () => {
    await expect(expectAsDescribed('DELETE', '/990101/calendar-feed', json({ kind: 'revoked' }))).rejects.toThrow(
      "DELETE /calendar-feed answers what its schema does not say:  must have required property 'count'",
    )
    await expectAsDescribed('DELETE', '/990101/calendar-feed', json({ kind: 'revoked', count: 2 }))
  })

  test('an answer is held against the address it is of, parts and parameters or not', async () => {
    await expect(expectAsDescribed('GET', '/990101/tasks/7?year=2031', json([]))).rejects.toThrow('GET /tasks/:taskId ')
    await expect(expectAsDescribed('GET', '/990101/tasks?year=2031', json(7))).rejects.toThrow('GET /tasks ')
  })

  test('a refusal and a file are let through', async () => {
    await expectAsDescribed('GET', '/990101/tasks', Response.json({}, { status: 422 }))
    await expectAsDescribed('GET', '/990101/tasks', new Response('a;b', { headers: { 'content-type': 'text/csv' } }))
  })

  test('every address that answers JSON has a schema that can be used', async () => {
    for (const { method, path } of deskRoutes)
      await expectAsDescribed(method.toUpperCase(), `/990101${path}`, json(null)).catch((error: Error) =>
        expect(error.message).toContain('answers what its schema does not say'),
      )
  })
})
