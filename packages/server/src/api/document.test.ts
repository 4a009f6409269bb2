import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oneTestServer } from '../store/database.fixture.ts'
import { type TestApi, testApi } from './api.fixture.ts'

interface Operation {
  readonly operationId: string
  readonly 'x-example': string
}

describe.each(oneTestServer(import.meta.filename, process.env))('the description of the API', (server) => {
  let at: TestApi
  beforeAll(async () => {
    at = await testApi(server, '/luoshi')
  })
  afterAll(() => at.drop())
  const described = async () => (await (await at.get('/openapi.json')).json()) as Record<string, unknown>

  test('is valid OpenAPI 3.1', async () => {
    const document = await described()
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/luoshi/api' }] })
    expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true })
  })

  test('is true: what it gives as an example is answered', async () => {
    const { paths } = (await described()) as unknown as { paths: Record<string, Record<string, Operation>> }
    const examples = Object.values(paths).flatMap((item) => (item.get ? [item.get] : []))
    expect(examples.length).toBeGreaterThan(14)
    for (const example of examples) {
      if (example.operationId === 'getIndicator') continue
      const answer = await at.get(example['x-example'])
      expect([example['x-example'], answer.status]).toEqual([example['x-example'], 200])
    }
  })

  test('has a page that names every address, needs no script and nothing from elsewhere', async () => {
    const answer = await at.get('/')
    const page = await answer.text()
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    const { paths } = (await described()) as unknown as { paths: Record<string, Record<string, Operation>> }
    for (const [path, item] of Object.entries(paths))
      for (const { operationId } of Object.values(item)) {
        expect(page).toContain(path)
        expect(page).toContain(`id="${operationId}"`)
      }
    expect(page).not.toMatch(/<script|style=|https?:\/\/(?!127\.0\.0\.1)/)
    const sheet = /href="\/luoshi\/api(\/[^"]+\.css)"/.exec(page)?.[1] ?? ''
    expect((await at.get(sheet)).headers.get('content-type')).toBe('text/css; charset=utf-8')
    const bare = await at.get('')
    expect([bare.status, bare.headers.get('location')]).toEqual([301, '/luoshi/api/'])
  })
})
