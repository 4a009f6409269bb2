import { once } from 'node:events'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { connect as connectTo, createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { madeUpCode, madeUpReport } from '../packages/server/src/commands/reports/report.fixture.ts'
import { luoshi, type RunningServer, spawnLuoshi, startServer, temporaryFolder } from './luoshi-process.ts'

const example = fileURLToPath(new URL('../examples/gujiao-2023/report.txt', import.meta.url))

let folder: Awaited<ReturnType<typeof temporaryFolder>>
const at = (name: string) => join(folder.path, name)
/** A report of the made-up place in a file. */
const reportFile = async (name: string, about: Parameters<typeof madeUpReport>[0] = {}) => {
  await writeFile(at(name), madeUpReport(about))
  return at(name)
}
const postmaster = async (data: string) =>
  Number((await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])

beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

describe('a server from its first start to its stop', () => {
  let server: RunningServer
  let env: Record<string, string>
  beforeAll(async () => {
    env = { LUOSHI_DATA: at('first'), LUOSHI_LOG: 'info', LUOSHI_BASE_PATH: '/luoshi' }
    server = await startServer(env)
  })
  afterAll(() => server.stop())

  test('the first start shows the example', async () => {
    expect(server.address).toMatch(/\/luoshi\/$/)
    for (const start of ['/', '/luoshi', '/luoshi/'])
      expect((await fetch(new URL(start, server.address))).status).toBe(200)
    const page = await (await fetch(`${server.address}140181/2023`)).text()
    for (const words of ['古交市', '产业转型', '尚无填报', '牵头单位尚未指定']) expect(page).toContain(words)
    expect((await luoshi(['status', '--json'], env)).out).toMatch(/"server": "http:\/\/127/)
  })

  test('every answer says no script, no frame, no other host, and has a number of its own', async () => {
    const ids = new Set<string | null>()
    for (const path of ['140181/2023', 'nowhere', 'healthz']) {
      const { headers } = await fetch(server.address + path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(
        /^default-src 'none'; .*base-uri 'none'; frame-ancestors 'none'; report-uri \/(\w+\/)?csp-report; report-to csp$/,
      )
      expect(policy).not.toMatch(/script-src|unsafe|https?:/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      ids.add(headers.get('x-request-id'))
    }
    expect(ids.size).toBe(3)
  })

  test('it says that it is well, at the root of the host too', async () => {
    expect(await (await fetch(new URL('/healthz', server.address))).json()).toEqual({ status: 'ok' })
  })

  test('its log has a line of JSON a request, without what was searched for or who asked', async () => {
    await fetch(`${server.address}140181/2023/search?q=秘而不宣`, { headers: { 'user-agent': 'curious' } })
    const line = await vi.waitFor(() => {
      const lines = server.log().trim().split('\n')
      const entries = lines.map((each) => JSON.parse(each) as Record<string, unknown>)
      const found = entries.find(({ path }) => path === '/luoshi/140181/2023/search')
      expect(found).toBeDefined()
      return found
    })
    expect(line).toMatchObject({
      level: 30,
      method: 'GET',
      msg: 'request',
      id: expect.any(String),
      ms: expect.any(Number),
    })
    for (const secret of [encodeURIComponent('秘而不宣'), '秘而不宣', 'curious', '"ip"', 'remoteAddress'])
      expect(server.log()).not.toContain(secret)
  })

  test('an address or a header that is too long is refused, and the server goes on', async () => {
    expect((await fetch(`${server.address}${'a'.repeat(5000)}`)).status).toBe(414)
    expect((await fetch(server.address, { headers: { cookie: 'a'.repeat(20_000) } })).status).toBe(431)
    expect((await fetch(`${server.address}healthz`)).status).toBe(200)
  })

  test('a second one on the same data is refused, and says where the first one is', async () => {
    const second = await luoshi(['start'], { ...env, PORT: '0' })
    expect(second).toMatchObject({ status: 1, err: expect.stringContaining(server.address.slice(0, -1)) })
    expect(second.err).toContain('已有一个落实服务在运行')
  })

  test('a report imported beside it is public at once', async () => {
    const file = await reportFile('beside.txt')
    const call = ['import', file, '-j', madeUpCode, '--name', '青禾县', '--publish']
    expect(await luoshi(call, env)).toMatchObject({ status: 1, err: expect.stringContaining('国家秘密、工作秘密') })
    const imported = await luoshi([...call, '--声明不涉密'], env)
    expect(imported).toMatchObject({ status: 0, out: expect.stringContaining('公开快照第 1 号已发布') })
    const page = await (await fetch(`${server.address}${madeUpCode}/2031`)).text()
    expect(page).toContain('新建3所公办幼儿园')
    const again = await luoshi([...call, '--no-secrets'], env)
    expect(again).toMatchObject({ status: 0, out: expect.stringContaining('没有重复读入') })
    expect(await luoshi(['verify'], env)).toMatchObject({
      status: 0,
      out: expect.stringContaining('青禾县（990101）完好'),
    })
  })

  test('a request under way is answered when it is asked to stop; then its database stops too', async () => {
    const pid = await postmaster(at('first'))
    const { port, hostname } = new URL(server.address)
    const slow = connectTo(Number(port), hostname)
    await once(slow, 'connect')
    slow.write('GET /luoshi/healthz HTTP/1.1\r\nHost: x\r\n')
    // what came after it is answered, so it has begun
    expect((await fetch(`${server.address}healthz`)).status).toBe(200)
    const stopped = server.stop()
    await vi.waitFor(() => expect(fetch(`${server.address}healthz`)).rejects.toThrow(), { timeout: 20_000 })
    slow.write('\r\n')
    const [answer] = (await once(slow, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1.1 200/)
    expect(await stopped).toBe(0)
    await expect(postmaster(at('first'))).rejects.toThrow('ENOENT')
    expect(pid).toBeGreaterThan(0)
  })

  test('a later start shows the pages again', async () => {
    server = await startServer(env)
    expect((await fetch(`${server.address}140181/2023`)).status).toBe(200)
  })

  test('killed, its database is taken over by the next one', async () => {
    const pid = await postmaster(at('first'))
    server.child.kill('SIGKILL')
    await once(server.child, 'close')
    server = await startServer(env)
    expect(await postmaster(at('first'))).toBe(pid)
    expect((await fetch(`${server.address}${madeUpCode}/2031`)).status).toBe(200)
  })

  test('a database that dies takes the server with it, with a word why; both come up again', async () => {
    const ended = once(server.child, 'close')
    process.kill(await postmaster(at('first')), 'SIGKILL')
    expect(await ended).toEqual([1, null])
    expect(server.log()).toContain('数据库意外停止')
    server = await startServer(env)
    expect((await fetch(`${server.address}140181/2023`)).status).toBe(200)
    expect(await server.stop()).toBe(0)
  })
})

test('killed at ten moments of an import: never half a report, and the next call comes up by itself', async () => {
  const env = { LUOSHI_DATA: at('killed') }
  const call = async (year: number, options: readonly string[]) => [
    'import',
    await reportFile(`${year}.txt`, { year }),
    '-j',
    madeUpCode,
    '--name',
    '青禾县',
    '--publish',
    '--no-secrets',
    ...options,
  ]
  const calm = performance.now()
  expect(await luoshi(await call(2040, []), env)).toMatchObject({ status: 0 })
  expect(await luoshi(await call(2041, []), env)).toMatchObject({ status: 0 })
  const usual = (performance.now() - calm) / 2
  const acknowledged = new Set<number>()
  const moments = 10
  for (let moment = 0; moment < moments; moment++) {
    const year = 2042 + moment
    const child = spawnLuoshi(await call(year, []), env)
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk
    })
    setTimeout(() => child.kill('SIGKILL'), ((moment + 0.5) / moments) * usual)
    await once(child, 'close')
    if (out.includes('公开快照第 1 号')) acknowledged.add(year)
  }
  const verified = await luoshi(['verify'], env)
  expect(verified).toMatchObject({ status: 0, err: '' })
  const standing = JSON.parse((await luoshi(['status', '--json'], env)).out) as {
    places: { reports: { year: number; state: string }[]; commitments: number }[]
  }
  const [place] = standing.places
  const adopted = place?.reports.filter(({ state }) => state === 'adopted').map(({ year }) => year) ?? []
  for (const year of acknowledged) expect(adopted).toContain(year)
  // as many commitments as whole reports have
  expect((place?.commitments ?? 0) % adopted.length).toBe(0)
  expect(await luoshi(await call(2062, []), env)).toMatchObject({ status: 0 })
}, 300_000)

describe('what cannot be done is said in one line, and nothing is lost', () => {
  const env = { LUOSHI_DATA: '' }
  let server: RunningServer
  beforeAll(async () => {
    env.LUOSHI_DATA = at('refusals')
    // beside a running server no call has to start the database
    server = await startServer(env, ['--no-example'])
    await luoshi(
      ['import', await reportFile('first.txt'), '-j', madeUpCode, '--name', '青禾县', '--publish', '--no-secrets'],
      env,
    )
  })
  afterAll(() => server.stop())
  const refused = async (args: readonly string[], settings: Record<string, string>, status: number, words: string) => {
    const ended = await luoshi(args, { ...env, ...settings })
    expect({ args, ...ended }).toMatchObject({ args, status, out: '', err: expect.stringContaining(words) })
    expect(ended.err.trim().split('\n').length).toBeLessThanOrEqual(2)
    expect(ended.err).not.toContain('    at ')
  }

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '0.0.0.0')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    await refused(['start'], { LUOSHI_DATA: at('taken'), PORT: port }, 1, `端口 ${port} 已被别的程序占用`)
    other.close()
  })

  test('settings, files and databases that are wrong', async () => {
    const large = await reportFile('large.txt')
    await truncate(large, 21 * 1024 * 1024)
    const not = at('not.tar.gz')
    await writeFile(not, '这是一份文字')
    const file = await reportFile('other.txt')
    const url = 'postgres://u:geheim@127.0.0.1:1/x'
    const statement = ['-j', madeUpCode, '--no-secrets']
    await refused(['start'], { PORT: 'http' }, 1, 'PORT=http')
    await refused(['start'], { LUOSHI_DATA: at('taken'), HOST: '203.0.113.7', PORT: '0' }, 1, '本机没有地址')
    await refused(['status'], { LUOSHI_DATA: join(file, 'data') }, 1, '无法写入')
    await refused(['status'], { DATABASE_URL: url }, 1, '拒绝连接')
    await refused(['import', large, ...statement], {}, 1, '20 MB')
    await refused(['import', at('none.txt'), ...statement], {}, 1, '没有这个文件')
    await refused(['import', folder.path, ...statement], {}, 1, '是文件夹')
    await refused(['import', file, '-j', '12'], {}, 2, '不是行政区划代码')
    await refused(['import'], {}, 2, '没有写明要读入的文件')
    await refused(['adopt', '1980', '-j', madeUpCode], {}, 1, '没有这样的报告')
    await refused(['publish', '1980', '-j', '999999'], {}, 1, '没有代码为 999999')
    await refused(['restore', not], {}, 1, '不是落实导出的归档文件')
    await refused(['verify', '--archive', not], {}, 1, '不是落实导出的归档文件')
    await refused(['verify', '--head', 'f'.repeat(64)], {}, 1, '没有公布过的')
    await refused(['export', '-o', join(file, 'x')], {}, 1, '写不下去')
    await refused(
      ['purge', 'f'.repeat(64), '--first', '甲', '--second', '甲', '--reason', '误入'],
      {},
      1,
      '没有这个哈希的内容',
    )
    await refused(['token', 'revoke', '无此令牌'], {}, 1, '没有名为')
    expect(await luoshi(['verify'], env)).toMatchObject({ status: 0 })
  }, 300_000)

  test('out by export, in again by restore into a new folder, and on from there', async () => {
    const archive = at('whole.tar.gz')
    expect(await luoshi(['export', '-o', archive], env)).toMatchObject({ status: 0 })
    const fresh = { LUOSHI_DATA: at('restored') }
    expect(await luoshi(['restore', archive], fresh)).toMatchObject({ status: 0 })
    expect(await luoshi(['restore', archive], fresh)).toMatchObject({
      status: 1,
      err: expect.stringContaining('库中已有'),
    })
    const server = await startServer(fresh)
    expect((await fetch(`${server.address}${madeUpCode}/2031`)).status).toBe(200)
    // what was restored is the place's own: the example does not come on top
    expect((await fetch(`${server.address}140181/2023`)).status).toBe(404)
    expect(await server.stop()).toBe(0)
  })

  test('the example is read in by a plain import, too', async () => {
    const fresh = { LUOSHI_DATA: at('example') }
    const call = ['import', example, '-j', '140181', '--name', '古交市', '--no-secrets']
    expect(await luoshi(call, fresh)).toMatchObject({ status: 0, out: expect.stringContaining('古交市 2023年第1版') })
    expect(await luoshi(['adopt', '2023', '--publish'], fresh)).toMatchObject({ status: 0 })
    expect(await luoshi(['publish', '2023', '--note', '更正'], fresh)).toMatchObject({
      status: 0,
      out: expect.stringContaining('快照第 2 号'),
    })
  })
})
