// nginx and Caddy themselves with the files that are shipped, before a server that says what reached it.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engine, freePort, missing, started } from './engine.fixture.mjs'

/** Bytes of the largest file that is sent in one request. */
const largest = 50 * 1024 * 1024

const shipped = (name) => readFileSync(new URL(`../deploy/${name}`, import.meta.url), 'utf8')

let folder
let behind
let port
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luoshi-proxies-'))
  behind = createServer(async (asked, answer) => {
    let bytes = 0
    try {
      for await (const piece of asked) bytes += piece.length
    } catch {
      // given up by the proxy
      return
    }
    answer.setHeader('content-type', 'application/json')
    answer.end(JSON.stringify({ path: asked.url, bytes, headers: asked.headers }))
  }).listen(0, '127.0.0.1')
  await once(behind, 'listening')
  port = behind.address().port
})
afterAll(() => {
  behind.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A certificate for the name in the files. */
function certificate() {
  const [key, chain] = [join(folder, 'key.pem'), join(folder, 'fullchain.pem')]
  const said = ['-subj', '/CN=www.example.gov.cn', '-addext', 'subjectAltName=DNS:www.example.gov.cn']
  const made = spawnSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...said].concat(['-keyout', key, '-out', chain]),
  )
  if (made.status !== 0) throw new Error(String(made.stderr))
  return { key, chain }
}

/** Asks over HTTPS by the name in the files; comes out with the status, and what reached the server behind. */
function ask(at, path, { method = 'GET', headers = {}, body = null } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port: at, path, method, servername: 'www.example.gov.cn', rejectUnauthorized: false },
        headers: { host: 'www.example.gov.cn', ...headers },
      },
      async (answer) => {
        let text = ''
        for await (const piece of answer.setEncoding('utf8')) text += piece
        resolve({ status: answer.statusCode, reached: answer.statusCode === 200 && text ? JSON.parse(text) : null })
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

const programs = {
  nginx: async (at) => {
    const { key, chain } = certificate()
    const site = shipped('nginx.conf')
      .replace('127.0.0.1:3000', `127.0.0.1:${port}`)
      .replace('listen 443 ssl', `listen 127.0.0.1:${at} ssl`)
      .replace('listen 80;', `listen 127.0.0.1:${await freePort()};`)
      .replace('/etc/ssl/luoshi/fullchain.pem', chain)
      .replace('/etc/ssl/luoshi/key.pem', key)
    writeFileSync(join(folder, 'site.conf'), site)
    const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    const paths = kinds.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')
    const user = process.getuid?.() === 0 ? 'user root;\n' : ''
    writeFileSync(
      join(folder, 'nginx.conf'),
      `${user}pid ${folder}/pid;\nevents {}\nhttp {\n${paths}\naccess_log off;\ninclude ${folder}/site.conf;\n}\n`,
    )
    return ['-e', 'stderr', '-g', 'daemon off;', '-c', join(folder, 'nginx.conf')]
  },
  caddy: async (at) => {
    const { key, chain } = certificate()
    const site = shipped('Caddyfile')
      .replace('127.0.0.1:3000', `127.0.0.1:${port}`)
      .replace('www.example.gov.cn {', `www.example.gov.cn {\n\ttls ${chain} ${key}`)
    const all = `{\n\tadmin off\n\thttps_port ${at}\n\thttp_port ${await freePort()}\n\tauto_https disable_redirects\n}\n${site}`
    writeFileSync(join(folder, 'Caddyfile'), all)
    return ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile']
  },
}

test.for(Object.keys(programs))(
  '%s with the file that is shipped says whose address it is, keeps the path, and takes no endless body',
  async (name, { skip }) => {
    const path = engine(name)
    if (!path) return skip(missing(name))
    const at = await freePort()
    const env = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
    const ready = async () => (await ask(at, '/luoshi/healthz')).status === 200
    const running = await started(path, await programs[name](at), { ready, env })
    try {
      const forged = {
        ...{ 'x-forwarded-for': '8.8.8.8', forwarded: 'for=8.8.4.4', 'x-real-ip': '9.9.9.9' },
        'x-request-id': 'chosen-by-the-client',
      }
      const { reached } = await ask(at, '/luoshi/140181/2025?q=%E8%B7%AF', { headers: forged })
      expect(reached.path).toBe('/luoshi/140181/2025?q=%E8%B7%AF')
      expect(reached.headers['x-forwarded-for']).toBe('127.0.0.1')
      expect(reached.headers.forwarded ?? '').toBe('')
      expect(reached.headers.host).toBe('www.example.gov.cn')
      // the largest file that Luoshi takes in one request goes through, what is larger does not
      const sent = await ask(at, '/luoshi/api/v1/x', { method: 'POST', body: Buffer.alloc(largest) })
      expect(sent.reached.bytes).toBe(largest)
      const large = await ask(at, '/luoshi/api/v1/x', {
        method: 'POST',
        body: Buffer.alloc(largest + 8 * 1024 * 1024),
      }).catch(() => ({ status: 413 }))
      // older versions of Caddy call it the server's fault
      expect([413, 502]).toContain(large.status)
      // what else the host has is not Luoshi's
      expect((await ask(at, '/elsewhere')).reached).toBeNull()
    } finally {
      await running.stop()
    }
  },
  60_000,
)
