import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportedFiles } from '../packages/server/src/publication/exported-files.ts'
import { gujiao, type RunningSite, runningSite } from './fictitious/running-site.ts'
import { longReport, yunxi, yunxiReport } from './fictitious/yunxi.ts'

const gujiaoPlace = { code: '140181', name: '古交市', level: 'county' } as const
const qinghe = { code: '990002', name: '青禾县', level: 'county', fictitious: true } as const

let site: RunningSite

beforeAll(async () => {
  site = await runningSite()
  await site.adopt(gujiaoPlace, await gujiao())
  await site.adopt(yunxi, yunxiReport(2024))
  await site.adopt(yunxi, yunxiReport(2025))
  await site.adopt(qinghe, longReport('青禾县', 250))
}, 300_000)

afterAll(async () => site?.stop())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${site.root}${path}`, { redirect: 'manual', headers: { 'accept-encoding': 'identity', ...headers } })
const text = async (path: string) => (await get(path)).text()
/** The site as one that has a public address. */
const known = async () => {
  const root = await site.another('', { origin: 'https://example.gov.cn' })
  return async (path: string) => (await fetch(root + path)).text()
}

test('pages are small, without script and without inline style', async () => {
  const sizes = { '/140181/2023': 60_000, '/990002/2025': 250_000 }
  for (const [path, most] of Object.entries(sizes)) {
    const page = await text(path)
    expect(Buffer.byteLength(page), path).toBeLessThanOrEqual(most)
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i)
    const [sheet] = /\/assets\/site-[0-9a-f]+\.css/.exec(page) ?? []
    const css = await get(sheet ?? '/')
    expect(css.headers.get('cache-control')).toContain('immutable')
    expect((await css.arrayBuffer()).byteLength).toBeLessThanOrEqual(20_000)
  }
})

test('U+0000 in an address is that of no page, and in a question as not asked', async () => {
  expect((await get('/%00')).status).toBe(404)
  for (const path of ['/?name=%00', '/?after=%00', '/140181/2023/search?q=%00'])
    expect([path, (await get(path)).status]).toEqual([path, 200])
})

test('nothing comes from another host', async () => {
  const answer = await get('/990001/2025/report')
  expect(await answer.text()).not.toMatch(/(?:href|src)="(?:https?:)?\/\//)
})

test('a place says that it is invented on each of its pages, a real one does not', async () => {
  for (const sub of ['', '/1', '/areas/1', '/report', '/results', '/livelihood', '/changes', '/search?q=x'])
    expect(await text(`/990001/2025${sub}`), sub).toContain('演示数据：该地区为虚构')
  expect(await text('/140181/2023')).not.toContain('虚构')
})

test('every link within the site leads somewhere, to the very anchor', async () => {
  const seen = new Map<string, string>()
  const waiting = ['/', '/990001/2025', '/elder/990001/2025', '/990001/2025/snapshots/1']
  while (waiting.length > 0) {
    const path = waiting.pop() ?? ''
    if (seen.has(path)) continue
    const answer = await get(path)
    expect([200, 302], path).toContain(answer.status)
    const page = await answer.text()
    seen.set(path, page)
    // the tables are the API's to serve
    for (const [, to = ''] of page.matchAll(/href="(\/[^"#]*)/g))
      if (!/^\/(?:elder\/)?(?:140181|990002)\/|table\.(?:csv|xlsx)$/.test(to)) waiting.push(to)
  }
  expect(seen.size).toBeGreaterThan(60)
  for (const [path, page] of seen)
    for (const [, to = '', anchor = ''] of page.matchAll(/href="(\/[^"#]*)?#([^"]+)"/g)) {
      const aim = seen.get(to || path)
      if (aim !== undefined) expect(aim.includes(`id="${anchor}"`), `${path} → ${to}#${anchor}`).toBe(true)
    }
})

test('a page is sent again only when it has changed, and a publication shows at once', async () => {
  const other = await site.another('/luoshi')
  const before = await get('/990001/2025')
  const tag = before.headers.get('etag') ?? ''
  expect((await get('/990001/2025', { 'if-none-match': tag })).status).toBe(304)
  expect(await (await fetch(`${other}/990001/2025`)).text()).toContain('第1号快照')

  await site.publish(yunxi, 2025, '更正一处说明。')
  await expect
    .poll(async () => (await get('/990001/2025', { 'if-none-match': tag })).status, { timeout: 2000 })
    .toBe(200)
  expect(await text('/990001/2025')).toContain('第2号快照')
  await expect.poll(async () => (await fetch(`${other}/990001/2025`)).text(), { timeout: 2000 }).toContain('第2号快照')
  expect(await text('/990001/2025/snapshots/1')).toContain('已由第2号快照替代')
  expect(await text('/990001/2025/changes')).toContain('更正一处说明。')
})

test('compressed pages hold the same words', async () => {
  const plain = await text('/140181/2023')
  const answer = await fetch(`${site.root}/140181/2023`, { headers: { 'accept-encoding': 'gzip' } })
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(await answer.text()).toBe(plain)
})

test('under a base path every address has it', async () => {
  const root = await site.another('/gongkai')
  const page = await (await fetch(`${root}/990001/2025`)).text()
  const outside = [...page.matchAll(/(?:href|action)="([^"]*)"/g)]
    .map(([, to]) => to ?? '')
    .filter((to) => to.startsWith('/') && !to.startsWith('/gongkai/'))
  expect(outside.filter((to) => to !== '/gongkai')).toEqual([])
  expect((await fetch(`${root}${/\/assets\/site-[0-9a-f]+\.css/.exec(page)?.[0]}`)).status).toBe(200)
})

test('as files, every link leads to a file and nothing asks a server', async () => {
  const root = await site.another('', { asFiles: true })
  const files = new Map<string, string>()
  const ask = (path: string) => fetch(root + path, { redirect: 'manual', headers: { 'accept-encoding': 'identity' } })
  for await (const { path, bytes } of exportedFiles(ask, [{ latest: await site.year('140181', 2023), older: [] }]))
    files.set(path, new TextDecoder().decode(bytes))
  expect(files.get('140181/2023/33/index.html')).toContain('第33项')
  expect(files.get('elder/140181/2023/index.html')).toContain('class="elder"')
  for (const [path, page] of files)
    for (const [, to = ''] of page.matchAll(/(?:href|action)="(\/[^"#]*)/g)) {
      // other places were not asked for; the tables are the API's to serve; older snapshots were not asked for
      if (/^\/(?:elder\/)?99000|table\.(?:csv|xlsx)$|\/snapshots\//.test(to)) continue
      const file = to.slice(1)
      expect(files.has(file) || files.has(`${file}/index.html`) || to === '/', `${path} → ${to}`).toBe(true)
    }
})

test.each([
  ['/nope', 404],
  ['/990001/1999', 404],
  ['/990001/2025/999', 404],
  ['/990001/2025/areas/99', 404],
  ['/990001/2025/snapshots/99', 404],
  ['/123456/2025', 404],
  ['/990001/2025/', 301],
  ['/990001', 302],
])('%s answers %i', async (path, status) => {
  const answer = await get(path)
  expect(answer.status).toBe(status)
  if (status === 404) expect(await answer.text()).toContain('没有这一页')
})

test.each(['//evil.example/', '//evil.example//', '/.//evil.example/', '///990001/2025/'])(
  '%s leads to no other host',
  async (path) => {
    const answer = await get(path)
    const to = answer.headers.get('location') ?? ''
    expect([answer.status, new URL(to, site.root).origin]).toEqual([301, new URL(site.root).origin])
  },
)

test.each([
  ['markup', '<script>alert(1)</script>"\'&'],
  ['a thousand characters', '路'.repeat(1000)],
  ['patterns and quotes', '.*[(\\%_'],
  ['control characters and halves of pairs', '\u0000\u0007\ud83d路'],
  ['nothing', '   '],
])('odd questions are answered: %s', async (_, question) => {
  const answer = await get(`/990001/2025/search?q=${encodeURIComponent(question.toWellFormed())}`)
  expect(answer.status).toBe(200)
  const page = await answer.text()
  expect(page).not.toContain('<script')
  expect(page).toContain('class="ask"')
})

test.each([
  ['公园', '新建口袋<mark>公园</mark>6处。'],
  ['ⅱ类', '<mark>Ⅱ类</mark>'],
  ['６处', '新建口袋公园<mark>6处</mark>。'],
  ['路 断头', '2条<mark>断头</mark><mark>路</mark>'],
])('%s is found', async (question, marked) => {
  const page = await text(`/990001/2025/search?q=${encodeURIComponent(question)}`)
  expect(page.replaceAll('</mark><mark>', '')).toContain(marked.replaceAll('</mark><mark>', ''))
})

test('a state alone lists its promises, with words those that say them; a state or unit of nobody is none', async () => {
  const found = async (query: string) =>
    [...(await text(`/990001/2025/search?${query}`)).matchAll(/<li><a href="\/990001\/2025\/(\d+)">/g)].map(
      ([, no]) => no,
    )
  const all = await found('state=unreported')
  expect(all).toHaveLength(13)
  expect(await found(`state=unreported&q=${encodeURIComponent('公园')}`)).toEqual(
    (await found(`q=${encodeURIComponent('公园')}`)).filter((no) => all.includes(no)),
  )
  expect(await found('state=nonsense&unit=%3Cb%3E')).toEqual([])
  expect(await text('/990001/2025/search?state=nonsense&unit=%3Cb%3E')).toContain('请写要找的词')
})

test('the example beside the search finds something', async () => {
  const [, words = ''] = /placeholder="如：([^"]+)"/.exec(await text('/990001/2025')) ?? []
  expect(words).not.toBe('')
  for (const word of words.split('、'))
    expect(await text(`/990001/2025/search?q=${encodeURIComponent(word)}`)).toMatch(/找到\d+处/)
})

test('a number finds its promise first', async () => {
  expect(/class="rows found"><li><a href="([^"]+)"/.exec(await text('/990001/2025/search?q=9'))?.[1]).toBe(
    '/990001/2025/9',
  )
})

test('a promise that a later version of the report has no more keeps its address', async () => {
  const read = yunxiReport(2024)
  const changed = {
    received: `${read.received}\n`,
    report: { ...read.report, source: { ...read.report.source, sha256: 'f'.repeat(64) } },
  }
  const [area, ...rest] = changed.report.areas
  if (!area) throw new Error('no area')
  await site.adopt(yunxi, {
    ...changed,
    report: { ...changed.report, areas: [{ ...area, measures: area.measures.slice(1) }, ...rest] },
  })
  await expect.poll(() => text('/990001/2024/1'), { timeout: 2000 }).toContain('不再列入')
  expect(await text('/990001/2024/changes')).toMatch(/不再列入<\/th>/)
  expect((await get('/990001/2024/snapshots/1/1')).status).toBe(200)
})

test('feed, sitemap and robots name what is published, by the public address alone', async () => {
  const feed = await text('/990001/2025/feed.atom')
  expect(feed).toMatch(/台账哈希 [0-9a-f]{64}/)
  const named = await known()
  expect(await named('/sitemap.xml')).toContain('https://example.gov.cn/990001/2025/sitemap.xml')
  const year = await named('/990001/2025/sitemap.xml')
  expect(year.match(/<loc>https:\/\/example\.gov\.cn\//g)).toHaveLength(5 + 4 + 13)
  expect(await named('/robots.txt')).toContain('Sitemap: https://example.gov.cn/sitemap.xml')
  // the host that a request names may be anybody's
  expect(await text('/robots.txt')).not.toContain('Sitemap')
  for (const path of ['/sitemap.xml', '/990001/2025/sitemap.xml']) expect((await get(path)).status).toBe(404)
})

test('the list of places is searched by name and by code', async () => {
  expect(await text('/')).toContain('云溪市')
  const found = await text(`/?name=${encodeURIComponent('青禾')}`)
  expect(found).toContain('青禾县')
  expect(found).not.toContain('云溪市')
  expect(await text('/?name=140181')).toContain('古交市')
  expect(await text(`/?name=${encodeURIComponent('不存在')}`)).toContain('没有名称或代码含')
})

test('what two persons purge is gone from the pages at once, kept ones too', async () => {
  const words = '完成第1号工程'
  for (const path of ['/990002/2025', '/990002/2025/1', '/990002/2025/report'])
    expect(await text(path)).toContain(words)
  const { report } = await site.year('990002', 2025)
  await site.purge(qinghe, report.documentHash)
  for (const path of ['/990002/2025', '/990002/2025/1', '/990002/2025/report'])
    await expect.poll(() => text(path), { timeout: 2000 }).not.toContain(words)
  for (const path of ['/990002/2025', '/990002/2025/1', '/elder/990002/2025']) {
    const answer = await get(path)
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain('已撤下')
  }
  expect(await (await known())('/sitemap.xml')).not.toContain('/990002/2025')
  expect(await text('/140181/2023')).toContain('产业转型')
})
