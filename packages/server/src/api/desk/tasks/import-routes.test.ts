import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { madeUpReport } from '../../../commands/reports/report.fixture.ts'
import { sheetParts, storedArchive } from '../../../exchange/tasks/sheet-parts.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestBrowser, type TestDesk, testDesk } from '../desk.fixture.ts'
import type { ImportApplied, TableImport } from './import-routes.ts'
import type { TaskDetail, TaskRow, TaskTable } from './task-routes.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('tables of tasks that come in, on $name', (server) => {
  let desk: TestDesk
  let supervisor: TestBrowser
  let officer: TestBrowser
  const farming = uuid()
  const education = uuid()
  const place = '/990101'
  beforeAll(async () => {
    desk = await testDesk(server)
    await desk.record.adoptText(madeUpReport())
    await desk.record.db
      .insertInto('unit')
      .values(
        [
          { unit_id: farming, name: '农业农村局' },
          { unit_id: education, name: '教育局' },
        ].map(({ unit_id, name }) => ({
          jurisdiction_id: desk.record.may.jurisdictionId,
          unit_id,
          code: name,
          name: `青禾县${name}`,
          short_name: name,
          kind: 'department' as const,
          parent_id: null,
          valid_from: null,
          valid_to: null,
          note: null,
        })),
      )
      .execute()
    supervisor = (await desk.signedIn({ role: 'supervisor' })).browser
    officer = (await desk.signedIn({ role: 'unit-officer', unitId: farming })).browser
  }, 60_000)
  afterAll(() => desk.record.drop())

  const table = async () => (await (await supervisor.get(`${place}/tasks`)).json()) as TaskTable
  const task = async (words: string): Promise<TaskRow> => {
    const found = (await table()).rows.find(({ wording }) => wording.includes(words))
    if (!found) throw new Error(`no task says ${words}`)
    return found
  }
  const out = async (browser = supervisor, query = '') =>
    new Uint8Array(await (await browser.get(`${place}/tasks/table.xlsx${query}`)).arrayBuffer())
  const send = (bytes: Uint8Array, browser = supervisor, name = '任务表.xlsx') =>
    browser.send(`${place}/tasks/imports?file_name=${encodeURIComponent(name)}`, new Uint8Array(bytes))
  const taken = async (bytes: Uint8Array) => (await (await send(bytes)).json()) as TableImport
  const apply = (importId: string, rows: object[]) =>
    supervisor.post(`${place}/tasks/imports/${importId}/apply`, { rows })
  /** Write other words into a cell, as an office program does; what stands hidden stays. */
  const edited = (bytes: Uint8Array, from: string, to: string) => {
    const parts = sheetParts(Buffer.from(bytes), 1e8)
    if (typeof parts === 'string') throw new Error(parts)
    return storedArchive(
      new Map(
        [...parts].map(([name, part]) => [
          name,
          Buffer.from(part.toString('utf8').replaceAll(`>${from}</t>`, `>${to}</t>`)),
        ]),
      ),
    )
  }
  const sheet = async (rows: string[][]) => {
    const file = writeExcelFile(rows.map((row) => row.map((value) => ({ value, type: String }))))
    return new Uint8Array(await file.toBuffer())
  }
  const states = ({ rows }: TableImport) => rows.map(({ state }) => state)

  test('what went out and came back as it was changes nothing', async () => {
    const file = await out()
    const { rows, year, appliedAt } = await taken(file)
    expect([year, appliedAt]).toEqual([2031, null])
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['unchanged']))
    expect(rows.length).toBe((await table()).rows.length)
  })

  test('edits are carried out, other words and adopted limits wait for approval, all in one go', async () => {
    const before = await task('建成高标准农田2万亩')
    await supervisor.post(`${place}/tasks/edit`, {
      tasks: [{ taskId: before.taskId, revision: before.revision }],
      patch: { remark: '原备注', leadIds: [education] },
    })
    const file = edited(edited(await out(), '原备注', '新备注'), '教育局', '农业农村局')
    const read = await taken(edited(file, '新建3所公办幼儿园。', '新建4所公办幼儿园。'))
    const changed = read.rows.filter(({ state }) => state === 'changed')
    expect(changed.map(({ changes }) => changes.map(({ field, before: was, after }) => [field, was, after]))).toEqual([
      [
        ['leads', '教育局', '农业农村局'],
        ['remark', '原备注', '新备注'],
      ],
      [['wording', '新建3所公办幼儿园。', '新建4所公办幼儿园。']],
    ])
    const answer = await apply(
      read.importId,
      changed.map(({ row }) => ({ row })),
    )
    expect((await answer.json()) as ImportApplied).toEqual({ kind: 'applied', edited: 1, proposed: 1, added: 0 })
    expect(await task('建成高标准农田2万亩')).toMatchObject({ remark: '新备注', leadIds: [farming] })
    const school = await task('新建3所公办幼儿园')
    const detail = (await (await supervisor.get(`${place}/tasks/${school.taskId}`)).json()) as TaskDetail
    expect(detail.changes).toMatchObject([{ field: 'wording', after: '新建4所公办幼儿园。', state: 'proposed' }])
    const again = await apply(read.importId, [{ row: changed[0]?.row ?? 0 }])
    expect(again.status).toBe(409)
  })

  test('one row that somebody changed meanwhile, and none of the others is changed', async () => {
    const [first, second] = (await table()).rows as [TaskRow, TaskRow]
    const read = await taken(
      await sheet([
        ['序号', '任务内容', '备注'],
        ['1', first.wording, '一'],
        ['2', second.wording, '二'],
      ]),
    )
    expect(states(read)).toEqual(['changed', 'changed'])
    await supervisor.post(`${place}/tasks/edit`, {
      tasks: [{ taskId: second.taskId, revision: second.revision }],
      patch: { remark: '抢先' },
    })
    const answer = await apply(read.importId, [{ row: 2 }, { row: 3 }])
    expect(answer.status).toBe(409)
    expect((await table()).rows.slice(0, 2).map(({ remark }) => remark)).toEqual([null, '抢先'])
  })

  test('what changed here and in the file differently is a conflict, and still may be chosen', async () => {
    const first = (await table()).rows[0] as TaskRow
    const set = async (remark: string) => {
      const { taskId, revision } = (await table()).rows[0] as TaskRow
      await supervisor.post(`${place}/tasks/edit`, { tasks: [{ taskId, revision }], patch: { remark } })
    }
    await set('出表时')
    const file = edited(await out(), '出表时', '文件里')
    await set('系统里')
    const read = await taken(file)
    const conflict = read.rows.find(({ taskId }) => taskId === first.taskId)
    expect(conflict).toMatchObject({
      state: 'conflict',
      changes: [{ field: 'remark', before: '系统里', after: '文件里', conflict: true }],
    })
    await apply(read.importId, [{ row: conflict?.row ?? 0 }])
    expect((await table()).rows[0]?.remark).toBe('文件里')
  })

  test('a row that stands under no task becomes a part of the commitment that somebody names', async () => {
    const parent = await task('改造老旧小区20个')
    const read = await taken(
      await sheet([
        ['任务内容', '牵头单位'],
        ['组织放映露天电影一千场次', '教育局'],
      ]),
    )
    expect(states(read)).toEqual(['new'])
    expect((await apply(read.importId, [{ row: 2 }])).status).toBe(422)
    const answer = await apply(read.importId, [{ row: 2, commitmentId: parent.commitmentId }])
    expect(await answer.json()).toMatchObject({ added: 1, edited: 0 })
    const parts = (await table()).rows.filter(({ commitmentId }) => commitmentId === parent.commitmentId)
    expect(parts.map(({ part, leadIds, changes }) => ({ part, leadIds, changes }))).toMatchObject([
      { part: 1 },
      { part: 2, leadIds: [education], changes: 1 },
    ])
    // the same file once more, as two people may carry it out: nothing is added twice, and the row is named
    const again = await taken(
      await sheet([
        ['任务内容', '牵头单位'],
        ['组织放映露天电影一千场次', '教育局'],
      ]),
    )
    const twice = await apply(again.importId, [{ row: 2, commitmentId: parent.commitmentId }])
    expect([twice.status, JSON.stringify(await twice.json())]).toEqual([422, expect.stringContaining('第 2 行')])
  })

  test('columns that somebody mapped are read so the next time', async () => {
    const rows = [
      ['甲', '乙', '丙'],
      ['1', (await table()).rows[0]?.wording ?? '', '由丙列来'],
    ]
    const read = await taken(await sheet(rows))
    expect([read.columns.map(({ field }) => field), read.rows]).toEqual([[null, null, null], []])
    const mapping = ['number', 'wording', 'remark']
    const path = `${place}/tasks/imports/${read.importId}/mapping`
    expect((await supervisor.put(path, { mapping: ['number', 'number', null] })).status).toBe(422)
    const mapped = (await (await supervisor.put(path, { mapping })).json()) as TableImport
    expect(states(mapped)).toEqual(['changed'])
    const again = await taken(await sheet(rows))
    expect([again.remembered, states(again)]).toEqual([true, ['changed']])
  })

  test('what stood merged in a sheet saved as .csv is read as the cell above only when somebody says so, and it shows', async () => {
    const [first, second] = (await table()).rows.map(({ adopted }) => adopted)
    const csv = [
      '板块,报告原文,任务内容',
      `民生,${first},组织放映露天电影`,
      ',,开展消防演练',
      '产业,,评选优秀摄影作品',
      `,${second},编制花卉名录`,
      ',,举办象棋比赛',
    ].join('\n')
    const read = await taken(Buffer.from(csv))
    const parents = ({ rows }: TableImport) => rows.map(({ commitmentId }) => commitmentId !== null)
    expect(read.fillDown).toEqual({ cells: 5, columns: ['重点领域', '报告原文'], done: false })
    expect(parents(read)).toEqual([false, false, false, false, false])
    expect(read.rows.some(({ filled }) => filled)).toBe(false)
    const path = `${place}/tasks/imports/${read.importId}/mapping`
    const mapping = read.columns.map(({ field }) => field)
    const filled = (await (await supervisor.put(path, { mapping, fillDown: true })).json()) as TableImport
    expect(filled.fillDown?.done).toBe(true)
    // the first row of a commitment is its task, the next a part of it; of another area nothing is carried over
    expect(states(filled)).toEqual(['changed', 'new', 'new', 'changed', 'new'])
    expect(parents(filled)).toEqual([false, true, false, false, true])
    expect(filled.rows.map((row) => row.filled?.map(({ title, text }) => `${title} ${text}`))).toEqual([
      undefined,
      ['重点领域 民生', `报告原文 ${first}`],
      undefined,
      ['重点领域 产业'],
      ['重点领域 产业', `报告原文 ${second}`],
    ])
    expect(((await (await supervisor.put(path, { mapping })).json()) as TableImport).rows).toEqual(read.rows)
    // a sheet says itself what is merged
    expect((await taken(await sheet(csv.split('\n').map((line) => line.split(','))))).fillDown).toBeNull()
  })

  test('no table, no right and no such import are refused in words', async () => {
    const broken = await send(Buffer.from('PK\x03\x04 and nothing else'))
    expect(broken.status).toBe(422)
    expect((await broken.json()).detail).toContain('不是可读的表格')
    const file = await out()
    expect((await send(file, officer)).status).toBe(403)
    const { importId } = await taken(file)
    expect((await officer.get(`${place}/tasks/imports/${importId}`)).status).toBe(403)
    expect((await supervisor.get(`${place}/tasks/imports/${uuid()}`)).status).toBe(404)
    expect((await desk.browser().get(`${place}/tasks/table.xlsx`)).status).toBe(401)
  })

  test('who reads some of the tasks gets those as a table', async () => {
    const whole = await taken(await out())
    const own = await taken(await out(officer, '?group=lead-unit&paper=A4'))
    expect(own.rows.map(({ wording }) => wording)).toEqual(['建成高标准农田2万亩。'])
    expect(whole.rows.length).toBeGreaterThan(1)
    for (const path of ['table.docx', 'notice.docx']) {
      const answer = await supervisor.get(`${place}/tasks/${path}`)
      expect([answer.status, new Uint8Array(await answer.arrayBuffer()).subarray(0, 2)]).toEqual([
        200,
        Uint8Array.from([80, 75]),
      ])
    }
  })

  test('the tasks that a filter leaves are a table too, which comes back; nobody gets others by naming them', async () => {
    const { rows } = await table()
    const wanted = [rows[4], rows[1]].flatMap((row) => row?.taskId ?? [])
    const some = async (browser: TestBrowser, kind = 'xlsx', taskIds = wanted) =>
      browser.post(`${place}/tasks/table.${kind}`, { year: 2031, group: 'area', paper: 'A4', taskIds })
    const filtered = await some(supervisor)
    expect(filtered.headers.get('content-disposition')).toContain(encodeURIComponent('任务分解表（筛选）.xlsx'))
    const read = await taken(new Uint8Array(await filtered.arrayBuffer()))
    expect(read.rows.map(({ taskId, state }) => [taskId, state])).toEqual(
      wanted.toReversed().map((taskId) => [taskId, 'unchanged']),
    )
    expect((await some(supervisor, 'docx')).status).toBe(200)
    const own = await table()
    const others = own.rows.filter(({ leadIds }) => !leadIds.includes(farming)).map(({ taskId }) => taskId)
    const foreign = await taken(new Uint8Array(await (await some(officer, 'xlsx', others)).arrayBuffer()))
    expect(foreign.rows).toEqual([])
  })

  test('the notice is begun for the office and comes out as the office made it', async () => {
    const notice = (await (await supervisor.get(`${place}/tasks/notice`)).json()) as { title: string }
    expect(notice.title).toBe('关于印发青禾县2031年政府工作报告任务分解的通知')
    const changed = { ...notice, title: '关于分解任务的通知' }
    const made = await supervisor.post(`${place}/tasks/notice.docx`, {
      notice: changed,
      annex: { paper: 'A4', group: 'leader' },
    })
    expect(made.status).toBe(200)
    expect(made.headers.get('content-disposition')).toContain(encodeURIComponent('关于分解任务的通知.docx'))
    const empty = await supervisor.post(`${place}/tasks/notice.docx`, { notice: { ...notice, title: '' }, annex: null })
    expect(empty.status).toBe(422)
    const leader = (await desk.signedIn({ role: 'leader' })).browser
    expect((await leader.post(`${place}/tasks/notice.docx`, { notice, annex: null })).status).toBe(403)
  })

  test('the ledger holds, and says no file’s name', async () => {
    expect(await verifyRecord(desk.record.db, desk.record.may.jurisdictionId)).toMatchObject({ kind: 'whole' })
    const entries = await desk.record.db.selectFrom('ledger').select(['kind', 'body']).execute()
    expect(entries.map(({ kind }) => kind)).toContain('table.applied')
    expect(entries.filter(({ body }) => body.includes('任务表') || body.includes('由丙列来'))).toEqual([])
  })

  test('a new row becomes a task outside the report where its source is named, as it went out or as somebody says', async () => {
    const taking = await taken(
      await sheet([
        ['序号', '报告原文', '任务内容', '牵头单位'],
        ['1', '非报告任务（会议：第5次常务会议）', '组织云岭观摩活动并通报结果。', '农业农村局'],
        ['2', '', '完成冬春航线谈判方案。', '农业农村局'],
      ]),
    )
    expect(taking.rows.map(({ state, outside }) => [state, outside?.source])).toEqual([
      ['new', '第5次常务会议'],
      ['new', undefined],
    ])
    const [first, second] = taking.rows.map(({ row }) => row)
    const given = { sourceKind: 'instruction', source: '县长批示' }
    expect(
      (await apply(taking.importId, [{ row: first, outside: taking.rows[0]?.outside }, { row: second }])).status,
    ).toBe(422)
    const done = await apply(taking.importId, [
      { row: first, outside: taking.rows[0]?.outside },
      { row: second, outside: given },
    ])
    expect(done.status).toBe(200)
    const made = (await table()).rows.filter(({ origin }) => origin === 'outside')
    expect(made.map(({ source, leadIds }) => [source?.name, leadIds.length])).toEqual([
      ['第5次常务会议', 1],
      ['县长批示', 1],
    ])
    const again = await taken(await out())
    expect(new Set(states(again))).toEqual(new Set(['unchanged']))
  })
})
