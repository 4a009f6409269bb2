import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Outcome } from './index.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
// below the workspace, so that the built package finds what it depends on
const folder = join(root, '.build', `published-${process.pid}`)
const built = join(folder, 'node_modules', '@luoshi', 'report')
const chromium = process.env.LUOSHI_TEST_BROWSER
const text = '二、2024年工作安排\n（一）聚焦产业升级，增强发展后劲。培育规上工业企业5户。'

beforeAll(() => {
  mkdirSync(folder, { recursive: true })
  execFileSync(process.execPath, [join(root, 'packages/report/scripts/build.mjs'), built])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the built package reads a report in Node, with its schema', () => {
  const script = `
    import { readReport } from '@luoshi/report'
    import { reportSchema } from '@luoshi/report/schema'
    const outcome = await readReport(new TextEncoder().encode(${JSON.stringify(text)}))
    process.stdout.write(reportSchema.parse(outcome.report).text)`
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' })).toBe(
    text,
  )
})

test('what the package names is there, and no test is', () => {
  const { exports } = JSON.parse(readFileSync(join(built, 'package.json'), 'utf8')) as {
    exports: Record<string, unknown>
  }
  const files = Object.values(exports).flatMap((entry) =>
    typeof entry === 'string' ? [entry] : Object.values(entry as Record<string, string>),
  )
  // a pattern names a folder
  for (const file of files) expect(existsSync(join(built, file.replace('*', ''))), file).toBe(true)
  expect(existsSync(join(built, 'data/bigram-vectors.bin'))).toBe(true)
  expect(existsSync(join(built, 'published.test.js'))).toBe(false)
})

test('a worker in a browser reads it, and says so when it cannot', async ({ skip }) => {
  if (!chromium) return skip('no browser is on this machine')
  const { report, refused } = await inBrowser(`
    import { readerIn } from '/reader.js'
    const readReport = readerIn(new Worker('/worker.js', { type: 'module' }))
    const [report, refused] = await Promise.all([
      readReport(new TextEncoder().encode(${JSON.stringify(text)}), { file: '粘贴' }),
      readReport(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]))])
    await fetch('/outcome', { method: 'POST', body: JSON.stringify({ report, refused }) })`)
  expect(report?.kind === 'report' && [report.report.text, report.report.source.file]).toEqual([text, '粘贴'])
  expect(refused).toMatchObject({ kind: 'refused', file: null })
})

/** What a page posts to `/outcome` when its script has run, in a real Chromium. */
async function inBrowser(script: string): Promise<Record<string, Outcome>> {
  const profile = mkdtempSync(join(tmpdir(), 'luoshi-chromium-'))
  const posted = Promise.withResolvers<Record<string, Outcome>>()
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    if (path === '/outcome') {
      let body = ''
      for await (const chunk of request.setEncoding('utf8')) body += chunk
      response.end()
      posted.resolve(JSON.parse(body))
    } else if (path === '/')
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(`<!doctype html><script type="module">${script}</script>`)
    else if (existsSync(join(built, 'browser', path)))
      response.setHeader('content-type', 'text/javascript').end(readFileSync(join(built, 'browser', path)))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const browser = spawn(
    chromium ?? '',
    ['--headless=new', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/`],
    { stdio: 'ignore' },
  )
  try {
    return await posted.promise
  } finally {
    const gone = new Promise((resolve) => browser.once('exit', resolve))
    browser.kill()
    await gone
    server.closeAllConnections()
    server.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
