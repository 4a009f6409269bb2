import { type TestRecord, testRecord } from '../commands/record.fixture.ts'
import { madeUpReport } from '../commands/reports/report.fixture.ts'
import { createToken } from '../commands/tokens/create-token.ts'
import { publishedYears } from '../record/published-year/published-years.ts'
import type { TestServer } from '../store/database.fixture.ts'
import { api } from './api.ts'

/** For tests: the API over a record of 青禾县 with one adopted report, and a token of the place. */
export interface TestApi extends TestRecord {
  readonly app: ReturnType<typeof api>
  readonly token: string
  readonly failures: unknown[]
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>
  readonly post: (path: string, body: BodyInit | null, headers?: Record<string, string>) => Promise<Response>
}

export async function testApi(server: TestServer, basePath = ''): Promise<TestApi> {
  const record = await testRecord(server)
  await record.adoptText(madeUpReport())
  const { secret } = await createToken(record.db, record.may, new Date(), { name: '测试', days: 1 })
  const failures: unknown[] = []
  const app = api({
    db: record.db,
    published: publishedYears(record.db),
    basePath,
    now: () => new Date(),
    onError: (error) => failures.push(error),
  })
  const at = (path: string) => `http://host${basePath}/api${path}`
  return {
    ...record,
    app,
    token: secret,
    failures,
    get: async (path, headers = {}) => app.request(at(path), { headers }),
    post: async (path, body, headers = {}) =>
      app.request(at(path), { method: 'POST', body, headers: { authorization: `Bearer ${secret}`, ...headers } }),
  }
}

/** What a problem says, having looked that it is one. */
export async function problemOf(
  answer: Response,
): Promise<{ type: string; status: number; detail: string; detail_en: string }> {
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) throw new Error(await answer.text())
  return (await answer.json()) as { type: string; status: number; detail: string; detail_en: string }
}
