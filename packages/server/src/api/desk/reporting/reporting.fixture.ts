import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { type SignedIn, signedIn } from '../../../access/signed-in.ts'
import { addTestRole } from '../../../commands/people/add-role.fixture.ts'
import { type TestRecord, testRecord } from '../../../commands/record.fixture.ts'
import { madeUpReport } from '../../../commands/reports/report.fixture.ts'
import { dayOf } from '../../../domain/day.ts'
import type { Role, TaskStatus } from '../../../domain/vocabulary.ts'
import { publishedYears } from '../../../record/published-year/published-years.ts'
import type { TestServer } from '../../../store/database.fixture.ts'
import type { NetworkDoor } from '../../../web/network-door.ts'
import { deskApi } from '../desk-api.ts'

/** An answer of the desk's API, read. */
export interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
  readonly body: any
  readonly response: Response
}

/** For tests: the desk's API over 青禾县 with a report adopted, and the means to furnish it. */
export interface TestReporting {
  readonly record: TestRecord
  readonly jurisdictionId: string
  readonly evidence: string
  /** Where files go, and the scanner that looks at them: null until a test sets one. */
  readonly folder: { readonly path: string; scanner: string | null }
  /** The moment the API takes for now. */
  readonly clock: { now: Date }
  readonly unit: (name: string) => Promise<string>
  readonly person: (role: Role, unitId?: string | null, email?: string) => Promise<SignedIn>
  /** A task of the next commitment. */
  readonly task: (parties: {
    readonly lead: string
    readonly partners?: readonly string[]
    readonly status?: TaskStatus
    readonly leaderId?: string
    /** When it was handed out; 20 January at noon unless said otherwise. */
    readonly assignedAt?: Date
  }) => Promise<string>
  readonly ask: (who: SignedIn | null, method: string, path: string, body?: unknown) => Promise<Answered>
  /** The API itself; `x-test-account` says whose request it is. */
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly accountOf: (who: SignedIn) => string
  readonly drop: () => Promise<void>
}

/** A desk on a server, its clock at `at`, in the year that `at` falls in, with a door to the network where one is given. */
export async function testReporting(
  server: TestServer,
  at = new Date('2031-03-10T04:00:00Z'),
  door?: NetworkDoor,
): Promise<TestReporting> {
  const year = Number(dayOf(at).slice(0, 4))
  const record = await testRecord(server)
  const evidence = await mkdtemp(join(tmpdir(), 'luoshi-desk-'))
  const folder: { readonly path: string; scanner: string | null } = { path: evidence, scanner: null }
  await record.adoptText(madeUpReport({ year }))
  const { db } = record
  const { jurisdictionId } = record.may
  const clock = { now: at }
  // an office enters the holidays of a year before it counts limits in it
  for (const published of [year, year + 1])
    await db
      .insertInto('calendar_year')
      .values({ jurisdiction_id: jurisdictionId, year: published, source: '测试用放假通知', revision: 1 })
      .execute()
  // the tests lay out tasks of their own
  await db.updateTable('task').set({ status: 'set-aside' }).where('jurisdiction_id', '=', jurisdictionId).execute()
  const accounts = new Map<string, string>()
  const troubles: unknown[] = []
  const api = deskApi({
    db,
    published: publishedYears(db),
    basePath: '',
    now: () => clock.now,
    session: async (headers) => {
      const accountId = headers.get('x-test-account')
      return accountId === null ? null : { accountId, needs: null }
    },
    evidence: folder,
    mails: true,
    door,
    onError: (error) => {
      troubles.push(error)
      console.error(error)
    },
  })
  const commitments = await db
    .selectFrom('commitment')
    .select('commitment_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .orderBy('number')
    .execute()
  let made = 0
  const ask = async (who: SignedIn | null, method: string, path: string, body?: unknown): Promise<Answered> => {
    const raw = body instanceof Uint8Array
    const response = await api.fetch(
      new Request(`http://desk.test/desk/api/990101${path}`, {
        method,
        headers: {
          'x-luoshi-desk': '1',
          ...(who ? { 'x-test-account': accounts.get(who.personId) ?? '' } : {}),
          ...(body === undefined ? {} : { 'content-type': raw ? 'application/octet-stream' : 'application/json' }),
        },
        ...(body === undefined ? {} : { body: raw ? new Uint8Array(body) : JSON.stringify(body) }),
      }),
    )
    const json = response.headers.get('content-type')?.includes('json') ?? false
    return { status: response.status, body: json ? await response.json() : undefined, response }
  }
  return {
    record,
    jurisdictionId,
    evidence,
    folder,
    clock,
    ask,
    fetch: (request) => api.fetch(request),
    accountOf: (who) => accounts.get(who.personId) ?? '',
    unit: async (name) => {
      const unit_id = uuid()
      await db
        .insertInto('unit')
        .values({
          jurisdiction_id: jurisdictionId,
          unit_id,
          code: unit_id.slice(-8),
          name,
          short_name: name,
          kind: 'department',
          parent_id: null,
          valid_from: null,
          valid_to: null,
          note: null,
        })
        .execute()
      return unit_id
    },
    person: async (role, unitId = null, email) => {
      const [person_id, account_id] = [uuid(), uuid()]
      await db
        .insertInto('person')
        .values({
          jurisdiction_id: jurisdictionId,
          person_id,
          account_id,
          name: `测试人员${person_id.slice(-4)}`,
          post: null,
          phone: null,
          email: email ?? null,
          created_at: clock.now,
          left_on: null,
        })
        .execute()
      await addTestRole(db, jurisdictionId, clock.now, { personId: person_id, role, unitId, from: `${year}-01-01` })
      accounts.set(person_id, account_id)
      const who = await signedIn(db, jurisdictionId, account_id, dayOf(clock.now))
      if (!who) throw new Error('nobody')
      return who
    },
    task: async ({
      lead,
      partners = [],
      status = 'active',
      leaderId,
      assignedAt = new Date(`${year}-01-20T04:00:00Z`),
    }) => {
      const task_id = uuid()
      const commitment = commitments[made++ % commitments.length]
      if (!commitment) throw new Error('no commitment')
      await db
        .insertInto('task')
        .values({
          jurisdiction_id: jurisdictionId,
          task_id,
          commitment_id: commitment.commitment_id,
          part: 1 + Math.ceil(made / commitments.length),
          wording: `任务${made}。`,
          requirement: null,
          leader: null,
          officer: null,
          due_on: `${year}-12-31`,
          weight: null,
          disclosure_reason: null,
          status,
          created_at: assignedAt,
          assigned_at: assignedAt,
          leader_id: leaderId ?? null,
        })
        .execute()
      const part = (unit_id: string, place: number, kind: 'lead' | 'partner') => ({
        jurisdiction_id: jurisdictionId,
        task_id,
        unit_id,
        part: kind,
        place,
        valid_from: dayOf(assignedAt),
        valid_to: null,
      })
      await db
        .insertInto('task_unit')
        .values([part(lead, 1, 'lead'), ...partners.map((unit, i) => part(unit, i + 1, 'partner'))])
        .execute()
      return task_id
    },
    drop: async () => {
      await rm(evidence, { recursive: true })
      await record.drop()
      if (troubles.length > 0) throw new Error('the API failed in a test', { cause: troubles[0] })
    },
  }
}
