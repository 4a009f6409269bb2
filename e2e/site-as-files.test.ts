import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { madeUpCode, madeUpReport } from '../packages/server/src/commands/reports/report.fixture.ts'
import { luoshi, temporaryFolder } from './luoshi-process.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

test('the public pages as files: whole, every link leads to one, and what is withdrawn goes', async () => {
  const base = '/luoshi'
  const env = { LUOSHI_DATA: join(folder.path, 'data'), LUOSHI_PUBLIC_URL: `https://example.gov.cn${base}` }
  const report = join(folder.path, '报告.txt')
  await writeFile(report, madeUpReport({}))
  const call = ['import', report, '-j', madeUpCode, '--name', '青禾县', '--no-secrets', '--publish']
  expect((await luoshi(call, env)).status).toBe(0)
  expect((await luoshi(['publish', '2031'], env)).status).toBe(0)
  const out = join(folder.path, 'site')
  const made = await luoshi(['site', '--output', out], env)
  expect(made).toMatchObject({ status: 0, err: '' })

  const files = new Set((await readdir(out, { recursive: true })).filter((path) => !path.endsWith('.part')))
  const text = (path: string) => readFile(join(out, path), 'utf8')
  const year = `${madeUpCode}/2031`
  expect(await text(`${year}/index.html`)).toContain('尚无填报')
  expect(await text(`${year}/1/index.html`)).toContain('青禾县')
  expect(await text(`elder/${year}/1/index.html`)).toContain('青禾县')
  expect(await text(`${year}/table.csv`)).toContain('新建3所公办幼儿园')
  expect((await readFile(join(out, year, 'table.xlsx'))).subarray(0, 2).toString()).toBe('PK')
  expect(await text('sitemap.xml')).toContain(`https://example.gov.cn${base}/${year}/sitemap.xml`)
  expect([...files].some((path) => /^assets\/site-[0-9a-f]+\.css$/.test(path))).toBe(true)

  const dead = new Set<string>()
  for (const page of [...files].filter((path) => path.endsWith('.html')))
    for (const [, link = ''] of (await text(page)).matchAll(/(?:href|src|action)="([^"#?]+)/g)) {
      if (link.startsWith('http')) continue
      const path = link.slice(base.length + 1)
      const file = link === base ? 'index.html' : files.has(`${path}/index.html`) ? `${path}/index.html` : path
      if (!link.startsWith(base) || !files.has(file)) dead.add(link)
    }
  expect([...dead]).toEqual([])

  const hash = createHash('sha256')
    .update(await readFile(report))
    .digest('hex')
  const purge = ['purge', hash, '--first', '甲', '--second', '乙', '--reason', '试']
  expect(await luoshi(purge, env)).toMatchObject({ status: 0 })
  expect(await luoshi(['site', '--output', out], env)).toMatchObject({ status: 0 })
  const left = await readdir(out, { recursive: true })
  expect(left.filter((path) => path.endsWith('.html') && path.includes(madeUpCode))).toEqual([])
  expect(left).not.toContain(`${year}/table.csv`)
  expect(left).toContain('index.html')

  const foreign = await luoshi(['site', '--output', folder.path], env)
  expect(foreign).toMatchObject({ status: 1, out: '', err: expect.stringContaining('已有别的文件') })
}, 300_000)
