import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskPages } from './desk-pages.ts'

let path: string
let folder: URL
beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'luoshi-desk-'))
  folder = pathToFileURL(`${path}/`)
  await mkdir(join(path, 'assets'))
  await writeFile(join(path, 'index.html'), '<base href="/desk/" /><meta name="style-nonce" content="" />')
  await writeFile(join(path, 'assets/main-1a2b.js'), 'go()')
  await writeFile(join(path, 'assets/main-1a2b.js.gz'), gzipSync('go()'))
  await writeFile(join(path, 'secret.txt'), 'no')
})
afterAll(() => rm(path, { recursive: true }))

const get = (address: string, headers: Record<string, string> = {}, basePath = '/luoshi') =>
  deskPages({ folder, basePath }).fetch(new Request(`http://host${address}`, { headers }))

test('every address of the desk is its page, told where it stands, with a nonce of its own', async () => {
  const pages = await Promise.all([get('/luoshi/desk/'), get('/luoshi/desk/990101/tasks')])
  const nonces = new Set<string>()
  for (const page of pages) {
    const html = await page.text()
    expect(html).toContain('<base href="/luoshi/desk/"')
    const [, nonce = ''] = /content="([^"]+)"/.exec(html) ?? []
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(policy.split('; ').filter((part) => part.includes('unsafe'))).toEqual(["style-src-attr 'unsafe-inline'"])
    expect(policy).toContain('report-uri /luoshi/csp-report;')
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(2)
})

test('a file of the build is sent packed as asked, for good', async () => {
  const packed = await get('/luoshi/desk/assets/main-1a2b.js', { 'accept-encoding': 'gzip' })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(packed.headers.get('cache-control')).toContain('immutable')
  const bare = await get('/luoshi/desk/assets/main-1a2b.js')
  expect(await bare.text()).toBe('go()')
})

test.each([
  '/luoshi/desk/assets/../secret.txt',
  '/luoshi/desk/assets/%2e%2e/secret.txt',
  '/luoshi/desk/assets/..%2fsecret.txt',
])('nothing outside the build is read: %s', async (address) => {
  expect(await (await get(address)).text()).not.toContain('no\n')
  expect(await (await get(address)).text()).not.toBe('no')
})

test('a file that the build has not is not found; without a build it says what to do', async () => {
  expect((await get('/luoshi/desk/assets/gone-1.js')).status).toBe(404)
  const missing = deskPages({ folder: new URL('gone/', folder), basePath: '' })
  const answer = await missing.fetch(new Request('http://host/desk/'))
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('npm run build:desk')
})
