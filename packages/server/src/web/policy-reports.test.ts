import { expect, test } from 'vitest'
import { application } from './application.ts'
import { securityHeaders } from './security-headers.ts'

const none = { fetch: () => new Response(null, { status: 404 }) }

/** Sends a report as browsers do; comes out with what was told of it. */
async function told(body: string, path = '/luoshi/csp-report') {
  const notes: string[] = []
  const app = application({
    ...{ basePath: '/luoshi', site: none, api: null, isWell: async () => true },
    onPolicyReport: (directive, cause) => void notes.push(`${directive} ${cause}`),
  })
  const answer = await app.fetch(new Request(`http://host${path}`, { method: 'POST', body }))
  return { status: answer.status, notes }
}

test.each(['', '/luoshi'])(
  'every page of a server under “%s” names one address for reports, below that path',
  (basePath) => {
    const headers = Object.fromEntries(securityHeaders(true, basePath))
    expect(headers['content-security-policy']).toContain(`; report-uri ${basePath}/csp-report; report-to csp`)
    expect(headers['reporting-endpoints']).toBe(`csp="${basePath}/csp-report"`)
  },
)

test('a report is told without search words, secrets and more of an address than its host', async () => {
  const older = {
    'csp-report': {
      'violated-directive': "img-src 'self'",
      'document-uri': 'https://host/luoshi/desk/calendar/AbC123.ics?name=赵某#secret',
      'blocked-uri': 'https://evil.example/p?cookie=1',
    },
  }
  expect(await told(JSON.stringify(older))).toEqual({
    status: 204,
    notes: ['img-src /luoshi/desk/calendar/…: evil.example'],
  })
  const newer = [
    {
      type: 'csp-violation',
      body: { effectiveDirective: 'script-src-elem', documentURL: 'https://host/luoshi/desk', blockedURL: 'inline' },
    },
  ]
  expect((await told(JSON.stringify(newer))).notes).toEqual(['script-src-elem /luoshi/desk: inline'])
})

test.each([
  ['no JSON', '{'],
  ['another JSON', '[1, null, {"body": 3}]'],
  ['too much', 'x'.repeat(20_000)],
])('%s is answered alike and tells nothing', async (_, body) => {
  expect(await told(body)).toEqual({ status: 204, notes: [] })
})

test('a rule’s name is one, whatever was sent', async () => {
  const { notes } = await told(
    '{"csp-report":{"violated-directive":"\\u001b[31m\\nx","document-uri":"y","blocked-uri":""}}',
  )
  expect(notes).toEqual(['unknown ?: ?'])
})
