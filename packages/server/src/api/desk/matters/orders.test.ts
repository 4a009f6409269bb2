import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { expectRestoredAlike } from '../../../exchange/archive/restored-alike.fixture.ts'
import { readGrids } from '../../../exchange/tasks/read-grid.ts'
import { madeUpWorkbook } from '../../../exchange/tasks/workbook.fixture.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'
import type { OrdersRead } from './order-routes.ts'

const head = [
  [
    '序号',
    '督办编号',
    '交办事项',
    '交办日期',
    '责任单位',
    '责任单位',
    '办结时限',
    '重要程度',
    '交办领导',
    '进展情况',
    '状态',
    '备注',
  ],
  [
    '序号',
    '督办编号',
    '交办事项',
    '交办日期',
    '牵头',
    '配合',
    '办结时限',
    '重要程度',
    '交办领导',
    '进展情况',
    '状态',
    '备注',
  ],
]
const merges = ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:F2', 'G2:G3', 'H2:H3']

describe.each(oneTestServer(import.meta.filename, process.env))('orders from above as a table, on $name', (server) => {
  let desk: TestReporting
  let who: Record<'office' | 'mayor' | 'head' | 'officer', SignedIn>
  let units: Record<'water' | 'roads' | 'health', string>
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
    units = { water: await desk.unit('水务局'), roads: await desk.unit('交通局'), health: await desk.unit('卫健局') }
    who = {
      office: await desk.person('supervisor'),
      mayor: await desk.person('leader'),
      head: await desk.person('unit-head', units.water),
      officer: await desk.person('unit-officer', units.water),
    }
  })
  afterAll(() => desk.drop())

  const sheet = (rows: readonly (readonly string[])[], more: readonly string[] = []) =>
    new Uint8Array(
      madeUpWorkbook([{ name: '台账', rows: [['13710督办台账'], ...head, ...rows], merges: [...merges, ...more] }]),
    )
  const row = (number: string, more: Partial<Record<number, string>> = {}) =>
    ['1', number, '修复东街水管', '2031年3月5日', '水务局', '', '', '', '', '', '', ''].map(
      (text, index) => more[index] ?? text,
    )
  const read = async (bytes: Uint8Array, fields = ''): Promise<OrdersRead> => {
    const { status, body } = await desk.ask(who.office, 'POST', `/matters/orders/table${fields}`, bytes)
    expect([status, body.detail]).toEqual([200, undefined])
    return body
  }
  const take = async ({ columns, rows }: OrdersRead, importId = uuid()) => {
    const orders = rows.flatMap(({ order }) => order ?? [])
    const { status, body } = await desk.ask(who.office, 'POST', '/matters/orders', {
      ...{ importId, source: '台账.xlsx', columns, orders },
    })
    expect([status, body.detail]).toEqual([200, undefined])
    return { ...body, importId }
  }
  const listed = async (words: string) =>
    (await desk.ask(who.office, 'GET', `/matters?q=${encodeURIComponent(words)}`)).body.matters
  const detail = async (words: string) => {
    const [found] = await listed(words)
    return (await desk.ask(who.office, 'GET', `/matters/${found.matterId}`)).body
  }
  const act = async (by: SignedIn, matterId: string, name: string, more: object = {}) => {
    const { revision } = (await desk.ask(who.office, 'GET', `/matters/${matterId}`)).body
    const { status, body } = await desk.ask(by, 'POST', `/matters/${matterId}/acts`, { revision, act: name, ...more })
    expect([name, status, body.detail]).toEqual([name, 200, undefined])
  }

  test('reads any head, two rows of it, merged cells, full-width digits, Chinese days, several units in a cell', async () => {
    const rows = [
      row('晋督〔２０３１〕１号', {
        ...{ 3: '二〇三一年三月五日', 4: '水务局、交通局', 5: '卫健局', 6: '２０３１．３．２５', 7: '重大复杂' },
        ...{ 8: '副省长', 9: '正在办理', 10: '在办' },
      }),
      row('晋督〔2031〕2号', { 4: '水务局 交通局', 6: '10个工作日', 3: '2031/3/6' }),
      // one order over two rows, merged, a unit in each
      row('晋督〔2031〕3号', { 4: '水务局/卫健局', 6: '一个月内' }),
      row('', { 0: '', 2: '', 3: '', 4: '交通局', 6: '' }),
    ]
    const merged = ['A6:A7', 'B6:B7', 'C6:C7', 'D6:D7', 'G6:G7']
    const { columns, remembered, rows: read1 } = await read(sheet(rows, merged))
    expect(remembered).toBe(false)
    expect(columns.map(({ field }) => field)).toEqual([
      ...[
        null,
        'number',
        'title',
        'day',
        'leads',
        'partners',
        'limit',
        'importance',
        'from',
        'progress',
        'state',
        null,
      ],
    ])
    expect(read1.map(({ trouble }) => trouble)).toEqual([null, null, null])
    expect(read1.map(({ order }) => order)).toMatchObject([
      {
        ...{ number: '晋督〔2031〕1号', day: '2031-03-05', limit: { kind: 'date', day: '2031-03-25' } },
        ...{ importance: 'major', from: '副省长', progress: '正在办理', state: '在办' },
        ...{ leadUnitIds: [units.water, units.roads], partnerUnitIds: [units.health] },
      },
      {
        ...{ day: '2031-03-06', limit: { kind: 'days', count: 10, basis: 'work' } },
        leadUnitIds: [units.water, units.roads],
      },
      { limit: { kind: 'months', count: 1 }, leadUnitIds: [units.water, units.health, units.roads] },
    ])
  })

  test('what cannot be read is shown with its cell and left out, never guessed or taken for empty', async () => {
    const { rows } = await read(
      sheet([
        row('U-1', { 4: '水务局、天文局' }),
        row('U-2', { 3: '上周' }),
        row('U-3', { 3: '3月5日' }),
        row('U-4', { 6: '尽快' }),
        row('U-5', { 7: '？' }),
        row(''),
        row('U-6', { 2: '' }),
        row('U-7', { 2: '绝密★事项' }),
        row('U-8'),
        row('U-9', { 2: '甲事项' }),
        row('U-9', { 2: '乙事项' }),
        row('U-10', { 6: '#REF!' }),
      ]),
    )
    expect(rows.map(({ order, effect }) => [order?.number, effect?.kind])).toEqual([
      ...Array.from({ length: 8 }, () => [undefined, undefined]),
      ...[
        ['U-8', 'new'],
        ['U-9', 'new'],
      ],
      ...Array.from({ length: 2 }, () => [undefined, undefined]),
    ])
    expect(rows.map(({ trouble }) => trouble)).toEqual([
      expect.stringContaining('天文局'),
      expect.stringContaining('上周'),
      expect.stringContaining('3月5日'),
      expect.stringContaining('尽快'),
      expect.stringContaining('？'),
      expect.stringContaining('没有上级编号'),
      expect.stringContaining('没有事项'),
      expect.stringContaining('密级'),
      null,
      null,
      expect.stringContaining('内容不同'),
      expect.stringContaining('#REF!'),
    ])
    expect(rows[0]?.cells.leads).toBe('水务局、天文局')
  })

  test('a cell that was corrected before the table is taken in is read again, with the rows around it as they were', async () => {
    const first = await read(sheet([row('C-1'), row('C-2', { 3: '上周' }), row('C-3', { 4: '天文局' })]))
    const rows = first.rows.map(({ row: at, cells }) => ({
      row: at,
      cells: cells.number === 'C-2' ? { ...cells, day: '2031年3月6日' } : cells,
    }))
    const { status, body } = await desk.ask(who.office, 'POST', '/matters/orders/rows', {
      columns: first.columns,
      rows,
    })
    expect(status).toBe(200)
    const [one, corrected, wrong] = body.rows
    expect(one).toEqual(first.rows[0])
    expect(corrected).toMatchObject({ trouble: null, order: { day: '2031-03-06' }, effect: { kind: 'new' } })
    expect(wrong).toEqual(first.rows[2])
    expect(await take({ ...first, ...body })).toMatchObject({ added: 2 })
    expect((await detail('C-2')).upper.day).toBe('2031-03-06')
    const others = [who.mayor, who.head, who.officer]
    for (const other of others)
      expect((await desk.ask(other, 'POST', '/matters/orders/rows', { columns: first.columns, rows })).status).toBe(403)
  })

  test('a table of more rows than one import takes is refused with how many there are and how to part it', async () => {
    const many = sheet(Array.from({ length: 1001 }, (_, index) => row(`M-${index}`)))
    const { status, body } = await desk.ask(who.office, 'POST', '/matters/orders/table', many)
    expect([status, body.reason]).toEqual([422, 'too-many-rows'])
    expect(body.detail).toMatch(/1001 行.*最多导入 1000 行.*2 份/u)
  })

  test('the columns a person chose are remembered for the same set of heads, in whatever order', async () => {
    const csv = (lines: readonly string[]) => new Uint8Array(Buffer.from(lines.join('\r\n'), 'utf8'))
    const first = await read(csv(['号头,干什么,谁来干', 'R-1,修复南街水管,水务局']), '?fields=number,title,leads')
    expect(await take(first)).toMatchObject({ added: 1, updated: 0, same: 0, left: [] })
    const again = await read(csv(['谁来干,号头,干什么', '交通局,R-2,修复北街路面']))
    expect(again.remembered).toBe(true)
    expect(again.columns.map(({ field }) => field)).toEqual(['leads', 'number', 'title'])
    const twice = await desk.ask(
      who.office,
      'POST',
      '/matters/orders/table?fields=number,number,title',
      csv(['号头,干什么,谁来干', 'R-1,修复南街水管,水务局']),
    )
    expect(twice.status).toBe(422)
  })

  test('drafts are made, 立项 stays the office’s; the number above stands in list, detail and search', async () => {
    expect(await take(await read(sheet([row('D-1号', { 6: '2031年4月底前' })])))).toMatchObject({ added: 1 })
    expect(await listed('d-1号')).toMatchObject([{ upperNumber: 'D-1号', state: 'draft', year: null }])
    expect(await detail('D-1号')).toMatchObject({
      ...{ source: 'order', upperNumber: 'D-1号', title: '修复东街水管' },
      upper: { day: '2031-03-05', progress: null, state: null },
      clock: { preset: 'own', steps: [{ step: 'settle', limit: { kind: 'date', day: '2031-04-30' } }] },
      units: [{ name: '水务局', part: 'lead' }],
    })
    const { body } = await desk.ask(who.office, 'GET', `/search?q=${encodeURIComponent('D-1号')}`)
    expect(body.matters.items).toMatchObject([{ upperNumber: 'D-1号' }])
    expect((await desk.ask(who.head, 'GET', '/matters')).body.matters).toEqual([])
  })

  test('a repeated table updates and doubles nothing; what went on since is left and says so', async () => {
    const numbers = ['E-1', 'E-2', 'E-3', 'E-4']
    await take(await read(sheet(numbers.map((number) => row(number)))))
    const went = await detail('E-2')
    await act(who.office, went.matterId, 'propose', { noSecrets: true })
    const edited = await detail('E-3')
    const changed = await desk.ask(who.office, 'PUT', `/matters/${edited.matterId}`, {
      ...{ revision: edited.revision, kind: 'special', title: '人改过的名称', asked: edited.asked },
      ...{ importance: 'ordinary', source: 'order', clock: { preset: '13710' }, leadUnitIds: [units.water] },
    })
    expect(changed.status).toBe(200)
    const next = await read(sheet(numbers.map((number) => row(number, number === 'E-4' ? {} : { 9: '新的进展' }))))
    expect(next.rows.map(({ effect }) => effect?.kind)).toEqual(['update', 'left', 'left', 'same'])
    expect(await take(next)).toMatchObject({
      ...{ added: 0, updated: 1, same: 1 },
      left: [
        { number: 'E-2', because: expect.stringContaining('立项') },
        { number: 'E-3', because: expect.stringContaining('修改') },
      ],
    })
    expect(await listed('E-')).toHaveLength(4)
    expect((await detail('E-1')).upper.progress).toBe('新的进展')
    expect((await detail('E-3')).title).toBe('人改过的名称')
    expect(await take(await read(sheet([row('E-1', { 9: '新的进展' })])))).toMatchObject({ updated: 0, same: 1 })
  })

  test('a table is taken back as one act; rows that were touched since stay and are named', async () => {
    await take(await read(sheet([row('F-1', { 9: '原来的进展' })])))
    const { importId } = await take(
      await read(sheet([row('F-1', { 2: '改过的事项', 9: '后来的进展' }), row('F-2'), row('F-3')])),
    )
    const touched = await detail('F-3')
    await act(who.office, touched.matterId, 'propose', { noSecrets: true })
    const shown = await desk.ask(who.office, 'GET', `/imports/${importId}`)
    expect(shown.body.items.map(({ touched: since }: { touched: string | null }) => since)).toEqual([
      ...[null, null],
      expect.stringContaining('立项'),
    ])
    expect((await desk.ask(who.mayor, 'POST', `/imports/${importId}/taking-back`)).status).toBe(403)
    const { status, body } = await desk.ask(who.office, 'POST', `/imports/${importId}/taking-back`)
    expect([status, body.count, body.left]).toEqual([200, 2, [expect.objectContaining({ ordinal: 3 })]])
    expect(await detail('F-1')).toMatchObject({ title: '修复东街水管', upper: { progress: '原来的进展' } })
    expect((await listed('F-2')).map(({ state }: { state: string }) => state)).toEqual(['discarded'])
    expect((await desk.ask(who.office, 'POST', `/imports/${importId}/taking-back`)).status).toBe(409)
    // what was taken back can come again, and what it changed is changed again
    const again = await read(sheet([row('F-1', { 9: '再次的进展' }), row('F-2')]))
    expect(again.rows.map(({ effect }) => effect?.kind)).toEqual(['update', 'new'])
    expect((await take(again)).added).toBe(1)
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })

  test('goes out in the remembered columns and order with the record’s progress and state, no formula among it', async () => {
    // the columns of the ledger that came last
    desk.clock.now = new Date('2031-03-10T03:00:00Z')
    await take(await read(sheet([row('G-1', { 2: '=HYPERLINK("x")的事项', 9: '台账里的进展', 8: '省长' })])))
    const { matterId } = await detail('G-1')
    await act(who.office, matterId, 'propose', { noSecrets: true })
    await act(who.mayor, matterId, 'approve')
    await act(who.office, matterId, 'hand-out')
    await act(who.officer, matterId, 'sign')
    await act(who.head, matterId, 'feed-back', { words: '水管已换新。', answers: 'feedback' })
    const csv = await desk.ask(who.office, 'GET', '/matters/orders.csv')
    const text = await csv.response.text()
    const [names = '', ...lines] = text.replace('\ufeff', '').split('\r\n')
    expect(names.split(',')).toEqual([
      ...['序号', '督办编号', '交办事项', '交办日期', '责任单位 / 牵头', '责任单位 / 配合', '办结时限', '重要程度'],
      ...['交办领导', '进展情况', '状态', '备注'],
    ])
    const line = lines.find((one) => one.includes('G-1')) ?? ''
    expect(line).toContain(`"'=HYPERLINK(""x"")的事项"`)
    expect(line).toMatch(/,2031-03-05,水务局,,,一般,省长,水管已换新。,待审核,$/)
    expect(text).not.toContain('台账里的进展')
    const { response } = await desk.ask(who.office, 'GET', '/matters/orders.xlsx')
    const grids = await readGrids(Buffer.from(await response.arrayBuffer()))
    if (!('length' in grids)) throw new Error('the sheet can be read')
    expect(grids[0]?.rows.some((cells) => cells[1] === 'G-1' && cells[9] === '水管已换新。')).toBe(true)
    // and what went out comes in again as the same heads
    const again = await desk.ask(who.office, 'POST', '/matters/orders/table', new Uint8Array(Buffer.from(text, 'utf8')))
    expect(again.body).toMatchObject({ remembered: true })
  })

  test('an archive gives back the drafts, what the ledger above said of them and the columns that are remembered', async () => {
    await expectRestoredAlike(server, desk, ['matter', 'column_mapping', 'matter_step'])
  })

  test('is the office’s alone, and a table that is none is refused with what is missing', async () => {
    for (const other of [who.mayor, who.head, who.officer]) {
      expect((await desk.ask(other, 'POST', '/matters/orders/table', sheet([row('H-1')]))).status).toBe(403)
      expect((await desk.ask(other, 'GET', '/matters/orders.xlsx')).status).toBe(403)
      expect((await desk.ask(other, 'GET', '/matters/orders.csv')).status).toBe(403)
    }
    const none = await desk.ask(who.office, 'POST', '/matters/orders/table', new Uint8Array(Buffer.from('')))
    expect([none.status, typeof none.body.detail]).toEqual([422, 'string'])
  })
})
