import { createHash, randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from './access/clock.ts'
import type { SignedIn } from './access/signed-in.ts'
import type { AnyRoute } from './api/desk/define-route.ts'
import { deskRoutes } from './api/desk/desk-routes.ts'
import { deskCalendar } from './api/desk/reporting/calendar.ts'
import { type TestReporting, testReporting } from './api/desk/reporting/reporting.fixture.ts'
import { openPeriods } from './commands/reporting/open-periods.ts'
import { defaultScoreRules } from './domain/scores/score-rules.ts'
import { publishedYears } from './record/published-year/published-years.ts'
import { recordAsFiles } from './record-as-files.ts'
import { site } from './site/site.ts'
import { testServers } from './store/database.fixture.ts'

const table: readonly AnyRoute[] = deskRoutes
const fileRoutes = table.filter(({ file }) => file !== undefined)
const named = ({ method, path }: AnyRoute) => `${method} ${path}`
/** Each thing that somebody wrote holds one: `⟦sent problems⟧`. */
const markersIn = (text: string) => new Set(text.match(/⟦[^⟧]+⟧/g))
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The words of a file: of an Office file those of all its parts, without their tags. */
async function wordsOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return Buffer.from(bytes).toString('utf8')
  return Object.values(unzipSync(bytes))
    .map((part) =>
      Buffer.from(part)
        .toString('utf8')
        .replaceAll(/<[^>]*>/g, ''),
    )
    .join('\n')
}

/** Columns of a ledger of orders from above beside its number. */
const orderColumns = ['title', 'asked', 'from', 'progress'].map((field) => ({ name: field, field }))

describe.each(testServers(process.env).slice(0, 1))('files beside the screens, on $name', (server) => {
  let desk: TestReporting
  let people: Record<string, SignedIn>
  /** What the parts of a path may be, as `:taskId`. */
  let ids: Record<string, readonly string[]>
  let supervisor: SignedIn

  const done = async (who: SignedIn | undefined, method: string, path: string, body?: unknown) => {
    if (!who) throw new Error('nobody')
    const answer = await desk.ask(who, method, path, body)
    expect([path, answer.status < 300 ? null : answer.body]).toEqual([path, null])
    return answer.body
  }
  const upload = async (
    who: SignedIn | undefined,
    taskId: string,
    name: string,
    bytes: Buffer,
    progressId?: string,
  ) => {
    const { uploadId } = await done(who, 'POST', `/tasks/${taskId}/uploads`, {
      ...{ fileName: name, size: bytes.length, noSecrets: true, progressId: progressId ?? null },
      hash: createHash('sha256').update(bytes).digest('hex'),
    })
    await done(who, 'PUT', `/uploads/${uploadId}?offset=0`, new Uint8Array(bytes))
    return (await done(who, 'POST', `/uploads/${uploadId}/finish`)).evidenceId as string
  }

  beforeAll(async () => {
    desk = await testReporting(server)
    const { record, jurisdictionId, clock } = desk
    const [lead, partner, other] = [await desk.unit('交通局'), await desk.unit('水利局'), await desk.unit('文旅局')]
    supervisor = await desk.person('supervisor')
    people = {
      supervisor,
      second: await desk.person('supervisor'),
      leader: await desk.person('leader'),
      otherLeader: await desk.person('leader'),
      reader: await desk.person('reader'),
      officer: await desk.person('unit-officer', lead),
      head: await desk.person('unit-head', lead),
      partner: await desk.person('unit-officer', partner),
      otherOfficer: await desk.person('unit-officer', other),
      otherHead: await desk.person('unit-head', other),
      system: await desk.person('system-administrator'),
      security: await desk.person('security-administrator'),
      audit: await desk.person('audit-administrator'),
    }
    for (const [name, { personId }] of Object.entries(people))
      await record.db
        .updateTable('person')
        .set({ name: `⟦name ${name}⟧`, phone: `⟦phone ${name}⟧` })
        .where('person_id', '=', personId)
        .execute()
    const mine = await desk.task({ lead, partners: [partner], leaderId: people.leader?.personId ?? '' })
    const theirs = await desk.task({ lead: other })
    const owed = await desk.task({ lead: other, leaderId: people.leader?.personId ?? '' })
    await record.db.updateTable('task').set({ disclosure: 'public' }).where('task_id', '=', mine).execute()
    for (const [word, taskId] of Object.entries({ mine, theirs, owed }))
      await record.db
        .updateTable('task')
        .set({ wording: `办好⟦task ${word}⟧。` })
        .where('task_id', '=', taskId)
        .execute()
    await openPeriods(record.db, mayWriteByClock(jurisdictionId), clock.now)
    const periods = await record.db.selectFrom('period').select('period_id').orderBy('starts_on').execute()
    const period = periods[2]?.period_id ?? ''
    /** A report of a task, written and left with its unit. */
    const draft = async (who: SignedIn | undefined, taskId: string, word: string) => {
      const content = {
        ...{ unchanged: false, percent: '50', situation: `⟦${word} situation⟧`, problems: `⟦${word} problems⟧` },
        ...{ nextStep: `⟦${word} next⟧`, coordination: `⟦${word} coordination⟧`, figures: [] },
      }
      await done(who, 'PUT', `/tasks/${taskId}/progress/${period}`, { revision: null, content })
      return (await done(who, 'GET', `/tasks/${taskId}/progress/${period}`)).report.progressId as string
    }
    for (const [who, of, word] of [
      [supervisor, mine, 'mine'],
      [people.otherOfficer, theirs, 'theirs'],
      [supervisor, theirs, 'answer'],
    ] as const)
      await done(who, 'POST', `/tasks/${of}/comments`, { commentId: randomUUID(), words: `⟦comment ${word}⟧` })
    const sent = await draft(people.officer, mine, 'sent')
    const kept = await draft(people.otherOfficer, theirs, 'kept')
    const evidence = [
      await upload(people.officer, mine, '⟦file sent⟧.txt', Buffer.from('⟦file sent⟧'), sent),
      await upload(people.otherOfficer, theirs, '⟦file kept⟧.txt', Buffer.from('⟦file kept⟧'), kept),
      await upload(supervisor, theirs, '⟦file loose⟧.png', picture),
      await upload(supervisor, theirs, '⟦file pdf⟧.pdf', Buffer.from('%PDF-1.4\n% ⟦file pdf⟧\n%%EOF\n')),
    ]
    const { report } = await done(people.head, 'GET', `/tasks/${mine}/progress/${period}`)
    const items = [{ progressId: sent, revision: report.revision }]
    await done(people.head, 'POST', '/progress/acts', { act: 'send', items, reason: null })

    const matter = async (word: string, acts: readonly (readonly [SignedIn | undefined, object])[]) => {
      const { matterId } = await done(supervisor, 'POST', '/matters', {
        ...{ kind: 'daily', title: `⟦matter ${word}⟧`, asked: `⟦asked ${word}⟧`, importance: 'ordinary' },
        ...{ source: 'order', clock: { preset: '13710' }, leadUnitIds: [lead] },
      })
      for (const [who, act] of acts) {
        const { revision } = await done(supervisor, 'GET', `/matters/${matterId}`)
        await done(who, 'POST', `/matters/${matterId}/acts`, { revision, ...act })
      }
      return matterId as string
    }
    const running = await matter('running', [
      [supervisor, { act: 'propose', noSecrets: true }],
      [people.leader, { act: 'approve' }],
      [supervisor, { act: 'hand-out' }],
      [people.head, { act: 'sign' }],
    ])
    const drafted = await matter('draft', [])
    await done(supervisor, 'POST', '/matters/orders', {
      ...{ importId: randomUUID(), source: null, columns: [{ name: '编号', field: 'number' }, ...orderColumns] },
      orders: [
        {
          ...{ number: '⟦order number⟧', title: '⟦order title⟧', asked: '⟦order asked⟧', from: '⟦order from⟧' },
          ...{ progress: '⟦order progress⟧', state: null, day: null, limit: null, importance: 'ordinary' },
          ...{ leadUnitIds: [lead], partnerUnitIds: [] },
        },
      ],
    })
    const { matters: ordered } = await done(supervisor, 'GET', `/matters?q=${encodeURIComponent('⟦order number⟧')}`)
    const slip = await done(supervisor, 'POST', `/matters/${running}/slips`, {
      ...{ colour: 'blue', ground: 'slow', groundWords: '⟦slip ground⟧', demand: '⟦slip demand⟧' },
      limitDay: '2031-03-15',
    })
    const slips = async () => (await done(supervisor, 'GET', `/matters/${running}`)).slips
    for (const [who, act] of [
      [people.second, 'check'],
      [people.leader, 'issue'],
    ] as const) {
      const [{ slipId, revision }] = await slips()
      await done(who, 'POST', `/matters/${running}/slips/${slipId}/acts`, { revision, act, words: null })
    }
    expect(slip).toBeDefined()
    const bytes = Buffer.from('⟦matter file⟧')
    const query = new URLSearchParams({
      ...{ fileName: '⟦matter file⟧.txt', size: String(bytes.length), noSecrets: '1' },
      hash: createHash('sha256').update(bytes).digest('hex'),
    })
    const matterFile = await done(people.officer, 'POST', `/matters/${running}/files?${query}`, new Uint8Array(bytes))

    const bulletin = async (word: string, sends: boolean) => {
      const { bulletinId } = await done(supervisor, 'POST', '/bulletins', {
        ...{ kind: 'month', year: 2031, month: 2, sections: ['lights'] },
      })
      const { revision, blocks } = await done(supervisor, 'GET', `/bulletins/${bulletinId}`)
      await done(supervisor, 'PUT', `/bulletins/${bulletinId}`, {
        ...{ revision, title: `⟦bulletin ${word}⟧`, to: '各单位' },
        blocks: [...blocks, { kind: 'text', heading: '意见', body: `⟦bulletin text ${word}⟧` }],
      })
      for (const [who, act, more] of sends
        ? ([
            [supervisor, 'propose', {}],
            [people.leader, 'approve', {}],
            [supervisor, 'send', { unitIds: [lead] }],
          ] as const)
        : []) {
        const now = await done(supervisor, 'GET', `/bulletins/${bulletinId}`)
        await done(who, 'POST', `/bulletins/${bulletinId}/acts`, { revision: now.revision, act, ...more })
      }
      return bulletinId as string
    }
    const plan = await done(supervisor, 'POST', '/inspections', {
      ...{ kind: 'special', title: '⟦inspection⟧', content: '进度', scope: '全市', basis: '部署', unitIds: [other] },
      ...{ from: '2031-03-10', to: '2031-03-11', leaderId: supervisor.personId },
    })
    const ofPlan = `/inspections/${plan.inspectionId}`
    for (const [who, act] of [
      [supervisor, 'propose'],
      [people.leader, 'approve'],
      [supervisor, 'begin'],
    ] as const)
      await done(who, 'POST', `${ofPlan}/acts`, { revision: (await done(supervisor, 'GET', ofPlan)).revision, act })
    const { sheetId } = await done(supervisor, 'POST', `${ofPlan}/sheets`, {
      ...{ unitId: other, method: 'site', day: '2031-03-10', words: '⟦sheet words⟧' },
    })
    const photo = Buffer.from('⟦sheet file⟧')
    const said = new URLSearchParams({
      ...{ fileName: '⟦sheet file⟧.txt', size: String(photo.length), noSecrets: '1' },
      hash: createHash('sha256').update(photo).digest('hex'),
    })
    const sheetFile = await done(supervisor, 'POST', `${ofPlan}/sheets/${sheetId}/files?${said}`, new Uint8Array(photo))
    await done(supervisor, 'PUT', `${ofPlan}/conclusion`, {
      ...{ revision: (await done(supervisor, 'GET', ofPlan)).revision, facts: '⟦facts⟧', opinion: '⟦opinion⟧' },
      items: [{ unitId: other, words: '⟦rectification⟧', dueOn: '2031-03-20' }],
    })
    const rules = { kind: 'scores', rules: { ...defaultScoreRules, on: true }, seenVersion: 0, note: null }
    await done(supervisor, 'POST', '/rules', { ...rules, validFrom: '2031-03-10' })
    const { scoreId } = await done(supervisor, 'POST', '/scores', { kind: 'month', year: 2031, month: 2 })
    await done(supervisor, 'POST', `/scores/${scoreId}/acts`, { revision: 1, act: 'propose' })
    await done(people.leader, 'POST', `/scores/${scoreId}/acts`, { revision: 2, act: 'publish' })
    ids = {
      scoreId: [scoreId],
      periodId: [period],
      unitId: [lead, partner, other],
      inspectionId: [plan.inspectionId],
      taskId: [mine, theirs, owed],
      evidenceId: evidence,
      matterId: [running, drafted, ordered[0].matterId],
      slipId: (await slips()).map(({ slipId }: { slipId: string }) => slipId),
      fileId: [matterFile.fileId, sheetFile.fileId],
      bulletinId: [await bulletin('sent', true), await bulletin('draft', false)],
    }
  })
  afterAll(() => desk.drop())

  /** Every address that a path of the table stands for. */
  const addresses = (path: string): readonly string[] => {
    const part = /:(\w+)/.exec(path)
    if (!part) return [path]
    const known = ids[part[1] ?? '']
    if (!known) throw new Error(`${path}: the test has no ${part[1]}; give it some`)
    return known.flatMap((id) => addresses(path.replace(part[0], id)))
  }
  /** What a file is asked for with where it is asked by POST. */
  const bodies: Readonly<Record<string, () => object>> = {
    'post /tasks/table.xlsx': () => ({ taskIds: ids.taskId, columns: 'all' }),
    'post /tasks/table.docx': () => ({ taskIds: ids.taskId }),
    'post /tasks/notice.docx': () => ({
      notice: {
        letterhead: '青',
        number: '1',
        title: '通知',
        to: '各单位',
        body: '文',
        issuer: '青',
        date: '2031-03-10',
      },
      annex: { paper: 'A3', group: 'area' },
    }),
  }
  /** And where it is asked by GET. */
  const queries: Readonly<Record<string, string>> = {
    'get /tasks/table.xlsx': '?columns=all',
    'get /overview/table.xlsx': '?month=2',
  }
  const asked = (route: AnyRoute, who: SignedIn) =>
    Promise.all(
      addresses(route.path).map((path) => {
        const body = route.method === 'get' ? undefined : bodies[named(route)]?.()
        return desk.ask(who, route.method.toUpperCase(), path + (queries[named(route)] ?? ''), body)
      }),
    )

  test('the table of routes names the screens of each file, and how to ask for it is known', () => {
    expect(fileRoutes.length).toBeGreaterThan(10)
    const screens = new Set(table.filter(({ method, file }) => method === 'get' && !file).map(({ path }) => path))
    for (const route of fileRoutes) {
      expect([named(route), route.file?.shownBy.filter((path) => !screens.has(path))]).toEqual([named(route), []])
      if (route.method !== 'get') expect(Object.keys(bodies)).toContain(named(route))
    }
  })

  test('no file tells anybody what no screen tells them', async () => {
    const got = new Map<string, Set<string>>()
    for (const [name, who] of Object.entries(people)) {
      // sees what another of the same kind sees
      if (name === 'second' || name === 'otherHead') continue
      const screens = new Map<string, { readonly open: boolean; readonly markers: ReadonlySet<string> }>()
      for (const path of new Set(fileRoutes.flatMap(({ file }) => file?.shownBy ?? []))) {
        const answers = await Promise.all(addresses(path).map((each) => desk.ask(who, 'GET', each)))
        const open = answers.filter(({ status }) => status === 200)
        screens.set(path, { open: open.length > 0, markers: markersIn(JSON.stringify(open.map(({ body }) => body))) })
      }
      for (const route of fileRoutes) {
        const shownBy = route.file?.shownBy ?? []
        const [deciding] = shownBy
        const onScreen = new Set(shownBy.flatMap((path) => [...(screens.get(path)?.markers ?? [])]))
        for (const { status, response } of await asked(route, who)) {
          if (status !== 200) continue
          const inFile = markersIn(await wordsOf(response))
          expect([name, named(route), [...inFile].filter((marker) => !onScreen.has(marker))]).toEqual([
            ...[name, named(route), []],
          ])
          if (deciding) expect([name, deciding, screens.get(deciding)?.open]).toEqual([name, deciding, true])
          got.set(named(route), new Set([...(got.get(named(route)) ?? []), ...inFile]))
        }
      }
    }
    // each file was had by somebody, and held something to be compared; those of overview, burden and urges hold counts, numbers of tasks and names of units
    const bare = [
      ...['get /burden/table.xlsx', 'get /evidence/:evidenceId/picture', 'get /overview/table.xlsx'],
      ...['get /people-sheet/template', 'get /urges.docx'],
    ]
    expect(fileRoutes.map(named).filter((each) => !got.has(each))).toEqual([])
    const empty = [...got].filter(([, markers]) => markers.size === 0).map(([name]) => name)
    expect(empty.toSorted()).toEqual(bare)
  })

  test('what tells a telephone stands in the security log', async () => {
    const ways = table.filter(({ method, path, file }) => method === 'get' && !file && !path.includes(':'))
    const telling = new Set<string>()
    for (const who of [supervisor, people.system])
      for (const { path } of ways) {
        const answer = who && (await desk.ask(who, 'GET', path))
        if (answer && JSON.stringify(answer.body ?? null).includes('⟦phone')) telling.add(path)
      }
    expect([...telling]).toContain('/people')
    for (const path of [...telling, '/urges', '/matters/urges'])
      expect([path, ways.find((way) => way.path === path)?.recorded]).toEqual([path, true])
    const { rows } = await sql<{ detail: string }>`
      select detail from security_log where kind = 'read.list'`.execute(desk.record.owner)
    const read = new Set(rows.map(({ detail }) => detail.replace(/^GET .*?\/990101/, '')))
    expect([...telling].filter((path) => !read.has(path))).toEqual([])
  })

  test('a calendar tells numbers of what its owner’s screens list, and no words', async () => {
    const calendar = deskCalendar({ db: desk.record.db, basePath: '', now: () => desk.clock.now })
    for (const [name, who] of Object.entries(people)) {
      const { path } = await done(who, 'POST', '/calendar-feed')
      const text = await (await calendar.fetch(new Request(`http://desk.test${path}`))).text()
      expect([name, [...markersIn(text)]]).toEqual([name, []])
      const { tasks = [] } = (await desk.ask(who, 'GET', '/my-tasks')).body
      const { matters = [] } = (await desk.ask(who, 'GET', '/matters')).body
      const numbers = [...tasks, ...matters].map(
        (row: { number?: number; ordinal?: number }) => row.number ?? row.ordinal,
      )
      const told = [...text.matchAll(/第(\d+)|〕(\d+)号/g)].map(([, task, matter]) => Number(task ?? matter))
      expect([name, told.filter((number) => !numbers.includes(number))]).toEqual([name, []])
    }
  })

  test('public files tell what the public pages tell, and nothing of the inside', async () => {
    const { db } = desk.record
    const row = await db
      .selectFrom('progress')
      .select(['progress_id', 'revision'])
      .where('state', '=', 'sent')
      .executeTakeFirstOrThrow()
    const items = [{ progressId: row.progress_id, revision: row.revision }]
    await done(supervisor, 'POST', '/progress/acts', { act: 'accept', items, reason: null })
    const standing = await done(supervisor, 'GET', '/publication')
    await done(supervisor, 'POST', '/publication', {
      ...{ year: 2031, seen: standing.snapshots[0].number, compared: standing.compared, note: null },
    })
    const { rows } = await db
      .selectFrom('commitment')
      .select('wording')
      .where('jurisdiction_id', '=', desk.jurisdictionId)
      .execute()
      .then((found) => ({ rows: found.map(({ wording }) => wording.slice(0, 8)) }))
    const told = { page: new Set<string>(), file: new Set<string>() }
    const kinds = new Set<string>()
    const as = { basePath: '', origin: 'https://example.test' }
    for await (const { path, bytes } of recordAsFiles(db, as, '990101', () => desk.clock.now)) {
      const kind = /\.(\w+)$/.exec(path)?.[1] ?? ''
      kinds.add(kind)
      const text = await wordsOf(new Response(new Uint8Array(bytes)))
      const here = new Set([...markersIn(text), ...rows.filter((words) => text.includes(words))])
      const which = kind === 'html' ? 'page' : 'file'
      for (const each of here) told[which].add(each)
    }
    expect([...told.file].filter((each) => !told.page.has(each))).toEqual([])
    expect([...new Set([...told.file, ...told.page])].filter((each) => each.startsWith('⟦')).toSorted()).toEqual([
      '⟦name leader⟧',
      '⟦sent situation⟧',
    ])
    expect(told.file.size).toBeGreaterThan(5)
    // every kind of file that the pages have is among those that were read
    const app = site({
      published: publishedYears(db),
      jurisdictions: async () => ({ rows: [], next: null }),
      headHash: async () => undefined,
      lightRules: async () => Promise.reject(new Error('not asked')),
      basePath: '',
    })
    const offered = app.routes.flatMap(({ path }) => /\.(atom|xml|csv|xlsx|ics|json)$/.exec(path)?.[1] ?? [])
    expect([...new Set([...offered, 'csv', 'xlsx'])].filter((kind) => !kinds.has(kind))).toEqual([])
  })
})
