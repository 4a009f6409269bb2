import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testDatabase, testServers } from './database.fixture.ts'
import { openRecord } from './open-record.ts'

describe('a data folder', () => {
  let path: string
  beforeAll(async () => {
    path = await mkdtemp(join(tmpdir(), 'luoshi-folder-'))
    await chmod(path, 0o755)
  })
  afterAll(() => rm(path, { recursive: true, force: true }))
  const open = async () => {
    const record = await openRecord({ kind: 'folder', path })
    if (record.kind === 'refused') throw new Error(record.message)
    return record
  }
  const postmaster = async () =>
    Number((await readFile(join(path, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])

  test('two processes at once make one database, and the last one out stops it', async () => {
    const [first, second] = await Promise.all([open(), open()])
    await first.close()
    expect((await sql`select 1`.execute(second.db)).rows).toHaveLength(1)
    await second.close()
    await expect(postmaster()).rejects.toThrow('ENOENT')
  })

  test('one server at a time has the lock, and says where it is', async () => {
    const [first, second] = [await open(), await open()]
    expect(await second.serverAddress()).toBeNull()
    const lock = await first.takeServerLock()
    if (lock.kind === 'refused') throw new Error(lock.message)
    await lock.announce('http://127.0.0.1:3000/')
    expect(await second.serverAddress()).toBe('http://127.0.0.1:3000/')
    expect(await second.takeServerLock()).toMatchObject({
      kind: 'refused',
      reason: 'in-use',
      message: expect.stringContaining('http://127.0.0.1:3000/'),
    })
    await lock.leave()
    const again = await second.takeServerLock()
    expect(again.kind).toBe('held')
    if (again.kind === 'held') await again.leave()
    await Promise.all([first.close(), second.close()])
  })

  test('the database a killed process left behind is taken over, its lock free', async () => {
    const script = `
      import { openRecord } from ${JSON.stringify(new URL('open-record.ts', import.meta.url).href)}
      const record = await openRecord({ kind: 'folder', path: ${JSON.stringify(path)} })
      await record.takeServerLock()
      console.log('ready')
      setInterval(() => {}, 1000)`
    const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (child.stdout) await once(child.stdout, 'data')
    const pid = await postmaster()
    child.kill('SIGKILL')
    await once(child, 'exit')
    process.kill(pid, 0)
    const record = await open()
    expect(await postmaster()).toBe(pid)
    const lock = await record.takeServerLock()
    expect(lock.kind).toBe('held')
    if (lock.kind === 'held') await lock.leave()
    await record.close()
  })

  test.for([
    ['empty', ''],
    ['cut off', '{"owner":"a1'],
    ['null', 'null'],
    ['of another database', JSON.stringify({ owner: 'ab'.repeat(24), server: 'cd'.repeat(24) })],
    ['a folder', null],
  ] as const)('passwords of its database that are %s are said with what to do, and left', async ([_, content]) => {
    await (await open()).close()
    const file = join(path, 'postgres-passwords.json')
    await rename(file, `${file}.kept`)
    await (content === null ? mkdir(file) : writeFile(file, content))
    const refused = await openRecord({ kind: 'folder', path })
    expect(refused).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/postgres-passwords\.json 用不了（.*）。.*备份.*luoshi restore/),
    })
    if (content !== null) expect(await readFile(file, 'utf8')).toBe(content)
    await rm(file, { recursive: true })
    await rename(`${file}.kept`, file)
    await (await open()).close()
  })

  test('passwords that are missing beside their database are said so, and none are made in their place', async () => {
    await (await open()).close()
    const file = join(path, 'postgres-passwords.json')
    await rename(file, `${file}.kept`)
    for (let times = 0; times < 2; times += 1)
      expect(await openRecord({ kind: 'folder', path })).toMatchObject({
        kind: 'refused',
        message: expect.stringMatching(/postgres-passwords\.json 用不了（文件不见了）。.*备份.*luoshi restore/),
      })
    await rename(`${file}.kept`, file)
    await (await open()).close()
  })

  test.for(['', 'no number\n'])(
    'a lock of its database that says %j does not keep it from starting',
    async (content) => {
      await (await open()).close()
      await writeFile(join(path, 'postgres', 'postmaster.pid'), content)
      await (await open()).close()
    },
  )

  test('a database without its mark of version is said to be damaged, and not created again', async () => {
    await (await open()).close()
    const mark = join(path, 'postgres', 'PG_VERSION')
    const version = await readFile(mark, 'utf8')
    const damaged = { kind: 'refused', message: expect.stringMatching(/PG_VERSION 缺失或损坏.*luoshi restore/) }
    for (const content of ['', 'x', null]) {
      await (content === null ? rm(mark) : writeFile(mark, content))
      expect(await openRecord({ kind: 'folder', path })).toMatchObject(damaged)
    }
    await writeFile(mark, version)
    await (await open()).close()
  })

  test('one that cannot be written is refused', async () => {
    const file = join(path, 'file')
    await writeFile(file, '')
    expect(await openRecord({ kind: 'folder', path: join(file, 'data') })).toMatchObject({ reason: 'not-writable' })
  })
})

describe.each(testServers(process.env))('a database by its address on $name', (server: TestServer) => {
  test('is migrated as its owner and used as the role that may not change the ledger', async () => {
    const { url, drop } = await testDatabase(server, { migrated: false })
    const record = await openRecord({ kind: 'url', url, ownerUrl: null })
    if (record.kind === 'refused') throw new Error(record.message)
    const { rows } = await sql<{ current_user: string }>`select current_user`.execute(record.db)
    expect(rows).toEqual([{ current_user: 'luoshi_server' }])
    await expect(sql`delete from ledger`.execute(record.db)).rejects.toThrow('permission denied')
    await record.close()
    await drop()
  })

  test('an account that owns nothing is enough once the owner has been there', async () => {
    const { url, owner, drop } = await testDatabase(server, { migrated: false })
    const role = `guest_${Math.random().toString(36).slice(2)}`
    await sql`create role ${sql.id(role)} login password 'p'`.execute(owner)
    const guest = new URL(url)
    Object.assign(guest, { username: role, password: 'p' })
    const alone = { kind: 'url', url: guest.href, ownerUrl: null } as const
    expect(await openRecord(alone)).toMatchObject({ reason: 'not-owner' })
    const first = await openRecord({ ...alone, ownerUrl: url })
    if (first.kind === 'refused') throw new Error(first.message)
    await first.close()
    const later = await openRecord(alone)
    expect(later.kind).toBe('open')
    if (later.kind === 'open') await later.close()
    await sql`drop owned by ${sql.id(role)}`.execute(owner)
    await sql`drop role ${sql.id(role)}`.execute(owner)
    await drop()
  })

  test('an owner without the right to make roles, and an account for the server, as docs/operations.md has it', async () => {
    const { url, owner, drop } = await testDatabase(server, { migrated: false })
    const suffix = Math.random().toString(36).slice(2)
    const [own, app] = [`own_${suffix}`, `app_${suffix}`]
    await sql`do $$ begin create role luoshi_server nologin; exception when duplicate_object then null; end $$`.execute(
      owner,
    )
    await sql`create role ${sql.id(own)} login password 'p'`.execute(owner)
    await sql`create role ${sql.id(app)} login password 'p' in role luoshi_server`.execute(owner)
    await sql`grant luoshi_server to ${sql.id(own)}`.execute(owner)
    const database = new URL(url).pathname.slice(1)
    await sql`alter database ${sql.id(database)} owner to ${sql.id(own)}`.execute(owner)
    const as = (username: string) => Object.assign(new URL(url), { username, password: 'p' }).href
    const record = await openRecord({ kind: 'url', url: as(app), ownerUrl: as(own) })
    if (record.kind === 'refused') throw new Error(record.message)
    await expect(
      sql`reset role`.execute(record.db).then(() => sql`truncate ledger`.execute(record.db)),
    ).rejects.toThrow('permission denied')
    await record.close()
    const later = await openRecord({ kind: 'url', url: as(app), ownerUrl: null })
    expect(later.kind).toBe('open')
    if (later.kind === 'open') await later.close()
    await sql`reassign owned by ${sql.id(own)} to current_user`.execute(owner)
    await sql`drop owned by ${sql.id(own)}, ${sql.id(app)}`.execute(owner)
    await sql`drop role ${sql.id(own)}, ${sql.id(app)}`.execute(owner)
    await drop()
  })

  test('a schema of a later version is refused, and left alone', async () => {
    const { url, owner, drop } = await testDatabase(server)
    await sql`insert into kysely_migration (name, timestamp) values ('9001-later', 'x')`.execute(owner)
    expect(await openRecord({ kind: 'url', url, ownerUrl: null })).toMatchObject({
      reason: 'schema-newer',
      message: expect.stringContaining('9001-later'),
    })
    await drop()
  })

  test('a list of migrations that was lost, has gaps or is another table is said with what to do; nothing is changed', async () => {
    const { url, owner, drop } = await testDatabase(server)
    const opening = () => openRecord({ kind: 'url', url, ownerUrl: null })
    const unknown = (why: string) => ({
      kind: 'refused',
      reason: 'schema-unknown',
      message: expect.stringMatching(new RegExp(`${why}.*没有改动.*luoshi restore`)),
    })
    await sql`create table kept as select * from kysely_migration`.execute(owner)
    await sql`delete from kysely_migration where name in ('0011-matters', '0160-comments')`.execute(owner)
    expect(await opening()).toMatchObject(unknown('缺少 0011-matters、0160-comments'))
    await sql`delete from kysely_migration`.execute(owner)
    expect(await opening()).toMatchObject(unknown('kysely_migration 缺失或是空的.*commitment'))
    await sql`drop table kysely_migration`.execute(owner)
    expect(await opening()).toMatchObject(unknown('kysely_migration 缺失或是空的.*commitment'))
    await sql`create table kysely_migration (step int)`.execute(owner)
    expect(await opening()).toMatchObject(unknown('kysely_migration 的列不对'))
    // as it stood, but a table that the last of them makes was made by hand before
    await sql`drop table kysely_migration`.execute(owner)
    await sql`alter table kept rename to kysely_migration`.execute(owner)
    await sql`delete from kysely_migration where name >= '0160'`.execute(owner)
    expect(await opening()).toMatchObject({
      reason: 'migration-failed',
      message: expect.stringMatching(/0160-comments.*already exists.*数据没有改动.*原版本/),
    })
    await drop()
  })

  test('no such database, nobody at the port, no such host: each is said, without the password', async () => {
    const refused = async (change: Partial<URL>) => {
      const url = new URL(server.url)
      Object.assign(url, { password: 'geheim', ...change })
      const outcome = await openRecord({ kind: 'url', url: url.href, ownerUrl: null })
      expect(outcome).toMatchObject({ kind: 'refused', reason: 'unreachable' })
      expect(JSON.stringify(outcome)).not.toContain('geheim')
      return outcome.kind === 'refused' ? outcome.message : ''
    }
    expect(await refused({ password: new URL(server.url).password, pathname: '/nowhere' })).toContain('/nowhere 不存在')
    expect(await refused({ port: '1' })).toContain('拒绝连接')
    expect(await refused({ hostname: 'nowhere.invalid' })).toContain('主机名')
  })
})
