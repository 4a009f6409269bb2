import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundJurisdiction } from '../../../commands/places/found-jurisdiction.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import {
  setUpFactor,
  type TestBrowser,
  type TestDesk,
  type TestPerson,
  testDesk,
  testPassword,
} from '../desk.fixture.ts'

type Opened = TestPerson & { readonly browser: TestBrowser }
const at = '/990101'

describe.each(oneTestServer(import.meta.filename, process.env))('people and what they may, on $name', (server) => {
  let desk: TestDesk
  let system: Opened
  let security: Opened
  let audit: Opened
  let supervisor: Opened
  let elsewhere: string
  beforeAll(async () => {
    desk = await testDesk(server)
    system = await desk.signedIn({ role: 'system-administrator', name: '孙一' })
    security = await desk.signedIn({ role: 'security-administrator', name: '孙二' })
    audit = await desk.signedIn({ role: 'audit-administrator', name: '孙三' })
    supervisor = await desk.signedIn({ role: 'supervisor', name: '孙四' })
    const other = { code: '990198', name: '云溪县', level: 'county', fictitious: true } as const
    elsewhere = await foundJurisdiction(desk.record.db, { id: 'console:test' }, new Date(), other)
  }, 60_000)
  afterAll(() => desk.record.drop())

  const said = async (answer: Promise<Response>) => {
    const got = await answer
    return [got.status, await got.json()] as const
  }
  const add = async (userName: string | null, name = '新人') =>
    (await (
      await system.browser.post(`${at}/people`, { name, post: null, phone: null, email: null, userName })
    ).json()) as { personId: string; firstPassword: string }
  const grant = (personId: string, role: string, unitId: string | null = null, who = security) =>
    who.browser.post(`${at}/people/${personId}/roles`, { role, unitId, from: '2020-01-01', to: null })
  /** Confirm, as another administrator, what an answer says is waiting. */
  const confirmed = async (answer: Promise<Response>, by = security) => {
    const { powerRequestId } = (await (await answer).json()) as { powerRequestId: string }
    return by.browser.post(`${at}/power-requests/${powerRequestId}`, { decision: 'confirm' })
  }
  const appoint = (personId: string, role: string) => confirmed(grant(personId, role, null, system))
  const unit = async (name: string) => {
    const fields = { name, shortName: name, aliases: [], kind: 'department', parentId: null }
    return ((await (await system.browser.post(`${at}/units`, fields)).json()) as { unitId: string }).unitId
  }
  const openAs = async (userName: string, password: string) => {
    const browser = desk.browser()
    await browser.post('/auth/sign-in', { userName, password })
    return browser
  }
  const bodies = async (kind: string) =>
    (await desk.record.db.selectFrom('ledger').select('body').where('kind', '=', kind).execute()).map((row) => row.body)

  test('the system administrator makes an account; its first password opens it, and no name is in the ledger', async () => {
    const { firstPassword, personId } = await add('李雷', '李雷')
    expect(firstPassword).toMatch(/^[\w]{4}-[\w]{4}-[\w]{4}$/)
    const browser = await openAs('李雷', firstPassword)
    expect(await (await browser.get('/session')).json()).toMatchObject({ person: { name: '李雷' }, needs: 'password' })
    const written = await bodies('person.added')
    expect(written.some((body) => body.includes(personId))).toBe(true)
    expect(written.join()).not.toContain('李雷')
  })

  test('a user name is given once', async () => {
    await add('taken')
    const again = system.browser.post(`${at}/people`, {
      name: '别人',
      post: null,
      phone: null,
      email: null,
      userName: 'TAKEN',
    })
    expect(await said(again)).toMatchObject([409, { reason: 'conflict' }])
  })

  test.each(['张', 'a b', 'a/b', 'x'.repeat(40), '-a', '<b>hi</b>'])('%s is no user name', async (userName) => {
    const answer = await system.browser.post(`${at}/people`, {
      name: '某某',
      post: null,
      phone: null,
      email: null,
      userName,
    })
    expect(answer.status).toBe(422)
  })

  test('roles of the work are the security administrator’s to grant, administrators the system administrator’s', async () => {
    const { personId } = await add('roles')
    expect((await grant(personId, 'supervisor', null, system)).status).toBe(403)
    expect((await grant(personId, 'audit-administrator')).status).toBe(403)
    expect((await grant(personId, 'supervisor')).status).toBe(200)
    expect(await said(grant(personId, 'supervisor'))).toMatchObject([409, { reason: 'already-held' }])
  })

  test.each([
    ['security-administrator', 'audit-administrator'],
    ['audit-administrator', 'system-administrator'],
    ['system-administrator', 'security-administrator'],
  ])('nobody is %s and %s', async (one, other) => {
    const { personId } = await add(null)
    expect((await appoint(personId, one)).status).toBe(200)
    expect(await said(grant(personId, other, null, system))).toMatchObject([422, { reason: 'kept-apart' }])
    expect(await said(grant(personId, 'reader'))).toMatchObject([422, { reason: 'kept-apart' }])
    const { personId: worker } = await add(null)
    await grant(worker, 'reader')
    expect(await said(grant(worker, one, null, system))).toMatchObject([422, { reason: 'kept-apart' }])
  })

  test('two appointments at once make nobody two administrators', async () => {
    const { personId } = await add(null)
    const answers = await Promise.all(
      ['security-administrator', 'audit-administrator', 'system-administrator'].map((role) => appoint(personId, role)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('a unit’s role names a unit, and only a unit’s role does', async () => {
    const { personId } = await add(null)
    const unitId = await unit('水务局')
    expect((await grant(personId, 'unit-officer')).status).toBe(422)
    expect((await grant(personId, 'reader', unitId)).status).toBe(422)
    expect((await grant(personId, 'unit-officer', unitId)).status).toBe(200)
    expect((await grant(personId, 'unit-officer', '00000000-0000-7000-8000-000000000000')).status).toBe(404)
  })

  test('a role that is ended is not held the next moment; the last system administrator stays', async () => {
    const made = await add('ending')
    const browser = await openAs('ending', made.firstPassword)
    await browser.post('/auth/password', { current: made.firstPassword, next: 'Neu-und-anders-7' })
    const { roleGrantId } = (await (await grant(made.personId, 'supervisor')).json()) as { roleGrantId: string }
    expect((await browser.get(`${at}/units`)).status).toBe(200)
    const end = `${at}/people/${made.personId}/roles/${roleGrantId}/end`
    expect((await security.browser.post(end, { role: 'supervisor' })).status).toBe(200)
    expect((await browser.get(`${at}/units`)).status).toBe(403)
    const { people } = (await (await system.browser.get(`${at}/people`)).json()) as {
      people: { personId: string; roles: { roleGrantId: string }[] }[]
    }
    const own = people.find(({ personId }) => personId === system.personId)?.roles[0]?.roleGrantId
    const last = system.browser.post(`${at}/people/${system.personId}/roles/${own}/end`, {
      role: 'system-administrator',
    })
    // others were appointed above, without accounts: they could not sign in
    expect(await said(last)).toMatchObject([422, { reason: 'last-administrator' }])
  })

  test('a reset ends the sessions and gives another first password', async () => {
    const reader = await desk.signedIn({ role: 'reader' })
    const answer = await confirmed(
      system.browser.post(`${at}/people/${reader.personId}/account`, { act: 'reset-password' }),
    )
    const { firstPassword } = (await answer.json()) as { firstPassword: string }
    expect((await reader.browser.get('/session')).status).toBe(401)
    expect(
      (await desk.browser().post('/auth/sign-in', { userName: reader.userName, password: testPassword })).status,
    ).toBe(401)
    expect(await (await (await openAs(reader.userName, firstPassword)).get('/session')).json()).toMatchObject({
      needs: 'password',
    })
  })

  test('a locked name is let in again by the system administrator', async () => {
    const reader = await desk.signedIn({ role: 'reader' })
    const sign = (password: string) => desk.browser().post('/auth/sign-in', { userName: reader.userName, password })
    for (let i = 0; i < 5; i++) await sign('Wrong-2031')
    expect((await sign(testPassword)).status).toBe(429)
    await system.browser.post(`${at}/people/${reader.personId}/account`, { act: 'unlock' })
    expect((await sign(testPassword)).status).toBe(200)
  })

  test('no administrator takes another’s second factor away', async () => {
    const answer = system.browser.post(`${at}/people/${security.personId}/account`, { act: 'remove-second-factor' })
    expect(await said(answer)).toMatchObject([422, { reason: 'from-console' }])
    const reader = await desk.signedIn({ role: 'reader' })
    await setUpFactor(reader.browser, testPassword)
    await confirmed(
      system.browser.post(`${at}/people/${reader.personId}/account`, { act: 'remove-second-factor' }),
      audit,
    )
    expect(
      await (await desk.browser().post('/auth/sign-in', { userName: reader.userName, password: testPassword })).json(),
    ).toEqual({
      next: 'signed-in',
    })
  })

  test('who leaves hands over what is open, loses every role and the way in', async () => {
    const leaver = await desk.signedIn({ role: 'supervisor' })
    const heir = await desk.signedIn({ role: 'reader' })
    const over = `${at}/people/${leaver.personId}/hand-over`
    const done = confirmed(system.browser.post(over, { toPersonId: heir.personId, leaves: true }))
    expect(await said(done)).toMatchObject([200, { kind: 'decided' }])
    expect((await leaver.browser.get('/session')).status).toBe(401)
    expect(
      (await desk.browser().post('/auth/sign-in', { userName: leaver.userName, password: testPassword })).status,
    ).toBe(401)
    expect(await (await heir.browser.get('/session')).json()).toMatchObject({
      places: [{ roles: ['reader', 'supervisor'] }],
    })
    expect(
      await said(system.browser.post(`${at}/people/${system.personId}/hand-over`, { toPersonId: null, leaves: true })),
    ).toMatchObject([422, { reason: 'not-oneself' }])
    await system.browser.post(`${at}/people/${leaver.personId}/bring-back`)
    expect(
      (await desk.browser().post('/auth/sign-in', { userName: leaver.userName, password: testPassword })).status,
    ).toBe(200)
  })

  test('one stands in for another within the days, made by oneself for oneself only', async () => {
    const today = new Date(desk.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    const head = await desk.signedIn({ role: 'leader', name: '周一' })
    const deputy = await desk.signedIn({ role: 'reader', name: '周二' })
    const asked = { fromPersonId: head.personId, toPersonId: deputy.personId, from: today, to: today, reason: '出差' }
    expect((await deputy.browser.post(`${at}/delegations`, asked)).status).toBe(403)
    const made = await head.browser.post(`${at}/delegations`, asked)
    const { delegationId } = (await made.json()) as { delegationId: string }
    expect(await (await deputy.browser.get('/session')).json()).toMatchObject({
      places: [{ standingInFor: [{ name: '周一' }] }],
    })
    expect(await (await head.browser.get(`${at}/delegations`)).json()).toMatchObject({
      delegations: [{ from: '周一', to: '周二', reason: '出差' }],
      everybody: false,
    })
    const end = `${at}/delegations/${delegationId}/end`
    expect((await deputy.browser.post(end, { fromPersonId: deputy.personId })).status).toBe(403)
    expect((await head.browser.post(end, { fromPersonId: head.personId })).status).toBe(200)
    expect(await (await deputy.browser.get('/session')).json()).toMatchObject({ places: [{ standingInFor: [] }] })
    const toAdministrator = { ...asked, toPersonId: audit.personId }
    expect(await said(head.browser.post(`${at}/delegations`, toAdministrator))).toMatchObject([
      422,
      { reason: 'kept-apart' },
    ])
    expect((await bodies('delegation.made')).join()).not.toContain('出差')
  })

  test('what somebody else has changed meanwhile is not overwritten', async () => {
    const { personId } = await add(null, '原名')
    const put = (name: string) =>
      system.browser.put(`${at}/people/${personId}`, { name, post: '科长', phone: null, email: null, revision: 1 })
    expect((await put('改名')).status).toBe(200)
    expect(await said(put('再改'))).toMatchObject([409, { reason: 'stale', current: { name: '改名', revision: 2 } }])
  })

  describe('the list of people', () => {
    const sheet = async (rows: readonly (readonly string[])[]) => {
      const { default: write } = await import('write-excel-file/node')
      const cells = rows.map((row) => row.map((value) => ({ value, type: String })))
      return new Uint8Array(await write(cells, { sheet: '人员' }).toBuffer())
    }
    const preview = async (bytes: Uint8Array<ArrayBuffer>, who = system) => {
      const answer = await who.browser.send(`${at}/people-sheet`, bytes)
      return [answer.status, await answer.json()] as const
    }

    test('is read with what is wrong in each row, and changes nothing', async () => {
      await unit('教育局')
      await add('zhouwu', '周五')
      const [status, read] = await preview(
        await sheet([
          ['青禾县人员名单'],
          ['单位', '姓名', '用户名', '角色'],
          ['教育局', '钱一', 'qianyi', '承办人员'],
          ['没有的局', '钱二', 'qianer', '承办人员'],
          ['', '钱三', 'qianyi', '督察'],
          ['', '周六', 'zhouwu', ''],
          ['教育局', '周五', 'zhouwu', '第一责任人'],
        ]),
      )
      const { rows } = read as {
        rows: { row: number; problems: string[]; personId: string | null; grants: string | null }[]
      }
      expect(status).toBe(200)
      expect(rows.map(({ row, problems }) => [row, problems.length])).toEqual([
        [3, 0],
        [4, 1],
        [5, 2],
        [6, 1],
        [7, 1],
      ])
      expect(rows[0]).toMatchObject({ personId: null, grants: 'unit-officer' })
      expect(rows[1]?.problems[0]).toContain('没有的局')
      expect(rows[4]?.problems).toEqual(['用户名在表内重复'])
    })

    test('somebody who is there is given several roles, a line each; the same twice is said', async () => {
      await unit('褚家局')
      await add('chuyi', '褚一')
      const problems = async (rows: readonly (readonly string[])[]) => {
        const [, read] = await preview(await sheet(rows))
        return (read as { rows: { row: number; problems: string[] }[] }).rows.map((one) => [one.row, one.problems])
      }
      const head = ['单位', '姓名', '角色']
      const roles = ['第一责任人', '承办人员', '承办人员'].map((role) => ['褚家局', '褚一', role])
      expect(await problems([head, ...roles])).toEqual([
        [2, []],
        [3, []],
        [4, [expect.stringContaining('与第 3 行是同一人')]],
      ])
      // somebody new has one account, whatever the roles
      const fresh = ['第一责任人', '承办人员'].map((role) => ['褚家局', '褚二', role])
      expect(await problems([head, ...fresh])).toEqual([
        [2, []],
        [3, [expect.stringContaining('与第 2 行是同一人')]],
      ])
      const beside = [
        ['单位', '负责人', '电话', '联络员', '电话'],
        ['褚家局', '褚三', '000-3333333', '褚三', '000-3333333'],
      ]
      expect(await problems(beside)).toEqual([
        [2, []],
        [2, ['这一行里写了两次同一人，只开一个账号']],
      ])
    })

    test('gives user names that are free, and names the units there are not', async () => {
      await add('zhengqinghe', '郑青禾')
      const [, read] = await preview(
        await sheet([
          ['单位', '姓名', '手机'],
          ['还没有的局', '郑青河', '000-1234567'],
          ['', '郑青荷', '0001234567'],
          ['', '郑青禾', ''],
          ['', '单一', ''],
        ]),
      )
      expect(read).toMatchObject({
        rows: [
          { unknownUnit: '还没有的局', suggested: { pinyin: 'zhengqinghe2', phone: '0001234567' } },
          { unknownUnit: null, suggested: { pinyin: 'zhengqinghe3', phone: null } },
          // there already
          { suggested: null },
          { suggested: { pinyin: 'shanyi', phone: null } },
        ],
        leftOut: [],
      })
    })

    test('makes accounts all at once or not at all', async () => {
      const blank = { post: '', phone: '', email: '' }
      const people = [
        { name: '冯一', userName: 'fengyi', ...blank },
        { name: '冯二', userName: 'taken', ...blank },
      ]
      const refused = system.browser.post(`${at}/people-sheet/accounts`, { people })
      expect(await said(refused)).toMatchObject([409, { detail: expect.stringContaining('冯二') }])
      const made = await system.browser.post(`${at}/people-sheet/accounts`, { people: people.slice(0, 1) })
      const { people: done } = (await made.json()) as { people: { firstPassword: string }[] }
      expect((await (await openAs('fengyi', done[0]?.firstPassword ?? '')).get('/session')).status).toBe(200)
      expect((await security.browser.post(`${at}/people-sheet/accounts`, { people })).status).toBe(403)
    })

    test('grants roles, by the security administrator alone', async () => {
      const { personId } = await add('fromlist')
      const roles = [{ row: 3, personId, role: 'reader', unitId: null }]
      expect((await system.browser.post(`${at}/people-sheet/roles`, { roles })).status).toBe(403)
      expect(await said(security.browser.post(`${at}/people-sheet/roles`, { roles }))).toEqual([
        200,
        { granted: 1, refused: [] },
      ])
      expect(await said(security.browser.post(`${at}/people-sheet/roles`, { roles }))).toMatchObject([
        200,
        { granted: 0, refused: [{ row: 3 }] },
      ])
    })

    test.each([
      ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
      ['a damaged archive', Uint8Array.from([80, 75, 3, 4, 0, 0, 0, 0])],
    ])('refuses %s', async (_, bytes) => {
      expect(await preview(bytes)).toMatchObject([422, { reason: 'not-a-sheet' }])
    })

    test('refuses what is over 2 MB, and people who manage nobody', async () => {
      expect((await preview(new Uint8Array(3 * 1024 * 1024)))[0]).toBe(413)
      expect((await preview(await sheet([['姓名']]), supervisor))[0]).toBe(403)
    })

    test('has a template that it reads as empty', async () => {
      const answer = await system.browser.get(`${at}/people-sheet/template`)
      expect(answer.headers.get('content-disposition')).toContain('attachment')
      const bytes = new Uint8Array(await answer.arrayBuffer())
      expect(await preview(bytes)).toMatchObject([422, { reason: 'no-rows' }])
    })
  })

  describe('units', () => {
    const listed = async (unitId: string) => {
      const { units } = (await (await system.browser.get(`${at}/units`)).json()) as {
        units: { unitId: string; name: string; revision: number; to: string | null; past: object[]; people: object[] }[]
      }
      const found = units.find((each) => each.unitId === unitId)
      if (!found) throw new Error('no unit')
      return found
    }
    const put = (unitId: string, change: object) =>
      system.browser.put(`${at}/units/${unitId}`, {
        shortName: '简称',
        aliases: [],
        kind: 'department',
        parentId: null,
        ...change,
      })

    test('are renamed from a day on, and what they were called stays known', async () => {
      const unitId = await unit('林业站')
      expect((await put(unitId, { name: '林业局', revision: 1, from: '2024-03-01' })).status).toBe(200)
      expect(await listed(unitId)).toMatchObject({ name: '林业局', past: [{ name: '林业站', to: '2024-03-01' }] })
      expect(await said(put(unitId, { name: '又名', revision: 1, from: null }))).toMatchObject([
        409,
        { reason: 'stale' },
      ])
      expect((await put(unitId, { name: '明天的名', revision: 2, from: '2999-01-01' })).status).toBe(422)
    })

    test('do not stand below themselves', async () => {
      const [above, below] = [await unit('上级局'), await unit('下级站')]
      expect((await put(below, { name: '下级站', parentId: above, revision: 1, from: null })).status).toBe(200)
      expect(await said(put(above, { name: '上级局', parentId: below, revision: 1, from: null }))).toMatchObject([
        422,
        { reason: 'wrong-parent' },
      ])
    })

    test('are not closed while somebody acts for them; merged, their people go over', async () => {
      const [old, fresh] = [await unit('旧局'), await unit('新局')]
      const { personId } = await add(null)
      await grant(personId, 'unit-officer', old)
      expect(await said(system.browser.post(`${at}/units/${old}/close`, { from: '2024-03-01' }))).toMatchObject([
        422,
        { reason: 'still-in-use' },
      ])
      const merged = system.browser.post(`${at}/units/${old}/merge`, { successorId: fresh, from: '2024-03-01' })
      expect((await confirmed(merged)).status).toBe(200)
      expect(await listed(old)).toMatchObject({ to: '2024-03-01', successorId: fresh, people: [] })
      expect(await listed(fresh)).toMatchObject({ people: [{ personId }] })
      const empty = await unit('空局')
      expect((await system.browser.post(`${at}/units/${empty}/close`, { from: '2024-03-01' })).status).toBe(200)
    })
  })

  describe('the logs', () => {
    test('are the audit administrator’s: every attempt is found, no matter who made it', async () => {
      await desk.browser().post('/auth/sign-in', { userName: 'stranger', password: 'Wrong-2031' })
      await desk.browser().post('/auth/sign-in', { userName: supervisor.userName, password: 'Wrong-2031' })
      await supervisor.browser.post(`${at}/people`, {
        name: '某人',
        post: null,
        phone: null,
        email: null,
        userName: 'x1',
      })
      await supervisor.browser.get('/990198/units')
      await desk.browser().post(`${at}/units`, {})
      await supervisor.browser.post(`${at}/units`, {}, { origin: 'https://evil.example' })
      const { rows } = (await (await audit.browser.get(`${at}/security-log?success=false&limit=200`)).json()) as {
        rows: { kind: string; actorName: string | null; ofNoPlace: boolean }[]
      }
      const found = (kind: string, actorName: string | null) =>
        rows.some((row) => row.kind === kind && row.actorName === actorName)
      expect({
        stranger: found('sign-in.refused', null),
        known: found('sign-in.refused', '孙四'),
        forbidden: found('desk.forbidden', '孙四'),
        notSignedIn: found('desk.not-signed-in', null),
        crossSite: found('desk.cross-site', null),
      }).toEqual({ stranger: true, known: true, forbidden: true, notSignedIn: true, crossSite: true })
    })

    test('are paged without gaps', async () => {
      const whole = (await (await audit.browser.get(`${at}/ledger?limit=200`)).json()) as { rows: { seq: number }[] }
      const first = (await (await audit.browser.get(`${at}/ledger?limit=2`)).json()) as { rows: object[]; next: number }
      const second = (await (await audit.browser.get(`${at}/ledger?limit=2&before=${first.next}`)).json()) as {
        rows: object[]
      }
      expect([...first.rows, ...second.rows]).toEqual(whole.rows.slice(0, 4))
      expect(await (await audit.browser.post(`${at}/ledger/verify`)).json()).toMatchObject({ kind: 'whole' })
    })

    test('the ledger is filtered by kind and person', async () => {
      const asked = `${at}/ledger?kind=role.&personId=${security.personId}`
      const { rows } = (await (await audit.browser.get(asked)).json()) as {
        rows: { kind: string; actorName: string }[]
      }
      expect(rows.length).toBeGreaterThan(0)
      expect(new Set(rows.map(({ actorName }) => actorName))).toEqual(new Set(['孙二']))
    })

    test.each([
      ['/security-log', () => supervisor],
      ['/security-log', () => system],
      ['/security-log', () => security],
      ['/ledger', () => system],
      ['/ledger', () => security],
    ])('%s is refused to everybody but those who watch', async (path, who) => {
      expect((await who().browser.get(`${at}${path}`)).status).toBe(403)
    })
  })

  describe('another place', () => {
    const paths = ['/people', '/units', '/ledger', '/security-log', '/delegations', '/colleagues', '/workbench']

    test.each(paths)('is not there for an administrator of this one: %s', async (path) => {
      for (const who of [system, security, audit, supervisor])
        expect((await who.browser.get(`/990198${path}`)).status).toBe(404)
    })

    test('has people and units nobody of here reaches by their ids', async () => {
      const theirs = await desk.person({ role: 'supervisor', jurisdictionId: elsewhere })
      const account = system.browser.post(`${at}/people/${theirs.personId}/account`, { act: 'reset-password' })
      expect((await account).status).toBe(404)
      expect((await grant(theirs.personId, 'reader')).status).toBe(404)
      const over = system.browser.post(`${at}/people/${theirs.personId}/hand-over`, { toPersonId: null, leaves: true })
      expect((await over).status).toBe(404)
    })

    test('keeps an account that is of both from being taken over here', async () => {
      const both = await desk.person({ role: 'reader' })
      await desk.record.db
        .insertInto('person')
        .values({
          jurisdiction_id: elsewhere,
          person_id: '01900000-0000-7000-8000-000000000001',
          account_id: both.accountId,
          name: '某人',
          post: null,
          phone: null,
          email: null,
          created_at: new Date(),
          left_on: null,
        })
        .execute()
      const reset = system.browser.post(`${at}/people/${both.personId}/account`, { act: 'reset-password' })
      expect(await said(reset)).toMatchObject([422, { reason: 'of-other-places' }])
    })
  })

  test.each([
    ['get', '/people'],
    ['get', '/units'],
    ['get', '/ledger'],
    ['get', '/security-log'],
    ['get', '/delegations'],
    ['get', '/people-sheet/template'],
    ['post', '/people'],
    ['post', '/people/x/account'],
    ['post', '/people/x/roles'],
    ['post', '/people/x/hand-over'],
    ['post', '/units'],
    ['post', '/delegations'],
    ['post', '/people-sheet'],
    ['post', '/ledger/verify'],
  ] as const)('%s %s is refused to who is not signed in', async (method, path) => {
    expect((await desk.browser()[method](`${at}${path}`)).status).toBe(401)
  })

  test('an id that is none finds nobody', async () => {
    expect((await system.browser.post(`${at}/people/'or 1=1/account`, { act: 'unlock' })).status).toBe(404)
  })
})
