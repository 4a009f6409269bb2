import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { madeUpReport } from '../../../commands/reports/report.fixture.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { testServers } from '../../../store/database.fixture.ts'
import { type TestBrowser, type TestDesk, testDesk } from '../desk.fixture.ts'
import type { SheetAccountsAnswer } from '../people/people-sheet-routes.ts'
import type { TableImport } from '../tasks/import-routes.ts'
import type { TaskRow, TaskTable } from '../tasks/task-routes.ts'
import type { ImportDetail, ImportsAnswer, ImportTakenBack } from './taking-back-routes.ts'

const place = '/990101'

describe.each(testServers(process.env).slice(0, 1))('an import taken back, on $name', (server) => {
  let desk: TestDesk
  let supervisor: TestBrowser
  let system: TestBrowser
  beforeAll(async () => {
    desk = await testDesk(server)
    await desk.record.adoptText(madeUpReport())
    supervisor = (await desk.signedIn({ role: 'supervisor' })).browser
    system = (await desk.signedIn({ role: 'system-administrator' })).browser
  })
  afterAll(() => desk.record.drop())

  const json = async <Answer>(asked: Promise<Response>): Promise<Answer> => {
    const answer = await asked
    const body = (await answer.json()) as Answer & { readonly detail?: string }
    expect([answer.status, body.detail]).toEqual([200, undefined])
    return body
  }
  const newest = async (browser: TestBrowser, kind: string) => {
    const { imports } = await json<ImportsAnswer>(browser.get(`${place}/imports?kind=${kind}`))
    const [first] = imports
    if (!first) throw new Error(`no import of ${kind}`)
    return json<ImportDetail>(browser.get(`${place}/imports/${first.importId}`))
  }
  const takeBack = (browser: TestBrowser, importId: string) => browser.post(`${place}/imports/${importId}/taking-back`)
  const lastEntry = async () => {
    const { rows } = await sql<{
      kind: string
      body: string
    }>`select kind, body from ledger order by seq desc limit 1`.execute(desk.record.owner)
    return rows[0]
  }

  test('tasks: edits undone, proposals withdrawn, new parts set aside; what was edited since stays and is named', async () => {
    const rowsNow = async () => (await json<TaskTable>(supervisor.get(`${place}/tasks`))).rows
    const before = await rowsNow()
    const find = (rows: readonly TaskRow[], words: string) => {
      const found = rows.find(({ wording }) => wording.includes(words))
      if (!found) throw new Error(`no task says ${words}`)
      return found
    }
    const [fields, kindergarten, housing] = ['高标准农田', '公办幼儿园', '老旧小区'].map((words) => find(before, words))
    if (!fields || !kindergarten || !housing) throw new Error('the tasks are there')
    const sheet = [
      ['序号', '任务内容', '备注'],
      [String(fields.number), fields.wording, '导入的备注一'],
      [String(housing.number), housing.wording, '导入的备注二'],
      [String(kindergarten.number), '新建4所公办幼儿园。', ''],
      ['', '新建青禾大桥。', '新的一项'],
    ]
    const file = await writeExcelFile(sheet.map((row) => row.map((value) => ({ value, type: String })))).toBuffer()
    const read = await json<TableImport>(
      supervisor.send(`${place}/tasks/imports?file_name=${encodeURIComponent('分解表.xlsx')}`, new Uint8Array(file)),
    )
    const chosen = read.rows.flatMap(({ row, state }) =>
      state === 'changed' ? [{ row }] : state === 'new' ? [{ row, commitmentId: housing.commitmentId }] : [],
    )
    expect(chosen).toHaveLength(4)
    const applied = supervisor.post(`${place}/tasks/imports/${read.importId}/apply`, { rows: chosen })
    expect(await json(applied)).toMatchObject({ edited: 2, proposed: 1, added: 1 })
    const edited = find(await rowsNow(), '老旧小区')
    await json(
      supervisor.post(`${place}/tasks/edit`, {
        tasks: [{ taskId: edited.taskId, revision: edited.revision }],
        patch: { remark: '后来的话' },
      }),
    )
    const seen = await newest(supervisor, 'tasks')
    expect([seen.source, seen.rows, seen.takenBackAt]).toEqual(['分解表.xlsx', 4, null])
    expect(seen.items.map(({ added, touched }) => [added, touched])).toEqual([
      [false, null],
      [false, '导入后又作了修改'],
      [false, null],
      [true, null],
    ])
    // nobody else's
    expect((await takeBack(system, seen.importId)).status).toBe(403)
    expect((await system.get(`${place}/imports/${seen.importId}`)).status).toBe(404)
    const taken = await json<ImportTakenBack>(takeBack(supervisor, seen.importId))
    expect(taken).toMatchObject({ count: 3, left: [{ ordinal: 2, because: '导入后又作了修改' }] })
    expect((await takeBack(supervisor, seen.importId)).status).toBe(409)
    const after = await rowsNow()
    expect(find(after, '高标准农田').remark).toBe(fields.remark)
    expect(find(after, '老旧小区').remark).toBe('后来的话')
    expect(after.map(({ taskId }) => taskId).toSorted()).toEqual(before.map(({ taskId }) => taskId).toSorted())
    const changes = await desk.record.db.selectFrom('task_change').select('state').execute()
    expect(new Set(changes.map(({ state }) => state))).toEqual(new Set(['withdrawn']))
    const entry = await lastEntry()
    expect(entry?.kind).toBe('import.taken-back')
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ of: 'tasks', left: [housing.taskId] })
    expect((await newest(supervisor, 'tasks')).items[1]?.leftBecause).toBe('导入后又作了修改')
    expect(await verifyRecord(desk.record.db, desk.record.may.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })

  test('units: those in use and those above them stay, the others end and their names are free', async () => {
    const unit = (name: string, parent: string | null = null) => ({
      ...{ name: `青禾县${name}`, shortName: name, kind: 'department', parent },
    })
    const units = [unit('林业局'), unit('林业站', '林业局'), unit('气象局'), unit('水文站')]
    await json(supervisor.post(`${place}/units/several`, { units, source: '单位.xlsx' }))
    const row = await desk.record.db
      .selectFrom('unit')
      .select('unit_id')
      .where('short_name', '=', '林业站')
      .executeTakeFirstOrThrow()
    await desk.person({ role: 'unit-officer', unitId: row.unit_id })
    const seen = await newest(supervisor, 'units')
    expect(seen.items.map(({ touched }) => touched)).toEqual(['还有下级单位', '还有 1 个人员角色', null, null])
    expect(await json(takeBack(supervisor, seen.importId))).toMatchObject({ count: 2 })
    const standing = await desk.record.db
      .selectFrom('unit')
      .select('short_name')
      .where('valid_to', 'is', null)
      .execute()
    expect(
      standing
        .map(({ short_name }) => short_name)
        .filter((name) => /林业|气象|水文/.test(name))
        .toSorted(),
    ).toEqual([...['林业局', '林业站']])
    expect(await json(supervisor.post(`${place}/units/several`, { units: [unit('气象局')] }))).toEqual({
      ...{ kind: 'added', count: 1 },
    })
  })

  test('people: who has a role or has signed in stays; accounts nobody used open no more, their names are free', async () => {
    const importId = uuid()
    const somebody = (name: string, userName: string) => ({ name, userName, post: '', phone: '', email: '' })
    const portion = (people: object[]) =>
      system.post(`${place}/people-sheet/accounts`, { people, list: { importId, source: '人员.xlsx' } })
    const made = await json<SheetAccountsAnswer>(portion([somebody('甲某', 'jiamou'), somebody('乙某', 'yimou')]))
    await json(portion([somebody('丙某', 'bingmou')]))
    const second = desk.browser()
    const password = made.people[1]?.firstPassword ?? ''
    await second.post('/auth/sign-in', { userName: 'yimou', password })
    await json(second.post('/auth/password', { current: password, next: 'Qinghe-2032' }))
    const seen = await newest(system, 'people')
    expect(seen.items.map(({ name, touched }) => [name, touched])).toEqual([
      ['甲某', null],
      ['乙某', '已登录使用'],
      ['丙某', null],
    ])
    expect(await json(takeBack(system, importId))).toMatchObject({ count: 2, left: [{ name: '乙某' }] })
    const first = { userName: 'jiamou', password: made.people[0]?.firstPassword }
    expect((await desk.browser().post('/auth/sign-in', first)).status).toBe(401)
    expect((await portion([somebody('丁某', 'dingmou')])).status).toBe(409)
    const again = system.post(`${place}/people-sheet/accounts`, { people: [somebody('甲某', 'jiamou')] })
    expect((await json<SheetAccountsAnswer>(again)).people[0]?.userName).toBe('jiamou')
  })
})
