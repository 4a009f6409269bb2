// The files for nginx and Caddy that are shipped: a client must not choose the address that Luoshi takes for its own.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const shipped = (name) => readFileSync(new URL(`../deploy/${name}`, import.meta.url), 'utf8')

/**
 * The directives of an nginx file as a tree: `{ words: ['location', '/luoshi'], inside: [...] }`.
 * @see ngx_conf_file.c: words, `;`, `{ }`, `#` to the end of the line, quotes
 */
function nginxTree(text) {
  const tokens = text.match(/#[^\n]*|"[^"]*"|'[^']*'|[;{}]|[^\s;{}]+/g)?.filter((token) => !token.startsWith('#')) ?? []
  const block = () => {
    const found = []
    let words = []
    for (let token = tokens.shift(); token !== undefined && token !== '}'; token = tokens.shift()) {
      if (token === ';' || token === '{') {
        found.push({ words, inside: token === '{' ? block() : [] })
        words = []
      } else words.push(token.replace(/^(["'])(.*)\1$/, '$2'))
    }
    if (words.length > 0) throw new Error(`${words.join(' ')} does not end`)
    return found
  }
  return block()
}

/** The lines of a block of a Caddyfile, blocks within it as their first line with theirs beneath. */
function caddyTree(text) {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  const block = () => {
    const found = []
    for (let line = lines.shift(); line !== undefined && line !== '}'; line = lines.shift())
      found.push(
        line.endsWith('{')
          ? { words: line.slice(0, -1).trim().split(/\s+/), inside: block() }
          : { words: line.split(/\s+/), inside: [] },
      )
    return found
  }
  return block()
}

const all = (tree) => tree.flatMap((each) => [each, ...all(each.inside)])
const named = (tree, name) => all(tree).filter(({ words }) => words[0] === name)

test('nginx: every place that passes requests on says the address itself and drops what the client wrote', () => {
  const passing = all(nginxTree(shipped('nginx.conf'))).filter(({ inside }) =>
    inside.some(({ words }) => words[0] === 'proxy_pass'),
  )
  expect(passing.length).toBeGreaterThan(0)
  for (const { inside } of passing) {
    const headers = inside.flatMap(({ words: [name, header, value] }) =>
      name === 'proxy_set_header' ? [[header?.toLowerCase(), value]] : [],
    )
    expect(headers).toContainEqual(['x-forwarded-for', '$remote_addr'])
    // with the client's word before its own, as $proxy_add_x_forwarded_for writes it, the first would be the client's
    expect(headers.filter(([header]) => header === 'x-forwarded-for')).toHaveLength(1)
    expect(headers).toContainEqual(['forwarded', ''])
  }
})

test('Caddy: every place that passes requests on says the address itself and drops what the client wrote', () => {
  const passing = named(caddyTree(shipped('Caddyfile')), 'reverse_proxy')
  expect(passing.length).toBeGreaterThan(0)
  for (const { inside } of passing) {
    const headers = inside.map(({ words }) => words.join(' '))
    expect(headers).toContain('header_up X-Forwarded-For {remote_host}')
    expect(headers).toContain('header_up -Forwarded')
    expect(headers.filter((line) => /X-Forwarded-For/i.test(line))).toHaveLength(1)
  }
})

const nginx = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((path) => existsSync(path))

test('nginx itself takes its file', ({ skip }) => {
  if (!nginx) return skip('nginx is not on this machine')
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-nginx-'))
  try {
    const made = spawnSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=www.example.gov.cn'].concat([
        '-keyout',
        join(folder, 'key.pem'),
        '-out',
        join(folder, 'fullchain.pem'),
      ]),
    )
    expect(made.status).toBe(0)
    writeFileSync(join(folder, 'site.conf'), shipped('nginx.conf').replaceAll('/etc/ssl/luoshi', folder))
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    )
    writeFileSync(
      join(folder, 'nginx.conf'),
      `pid ${folder}/pid;\nevents {}\nhttp {\n${paths.join('\n')}\naccess_log off;\ninclude ${folder}/site.conf;\n}\n`,
    )
    const told = spawnSync(nginx ?? '', ['-t', '-q', '-e', 'stderr', '-c', join(folder, 'nginx.conf')], {
      encoding: 'utf8',
    })
    expect([told.status, told.stderr]).toEqual([0, ''])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
