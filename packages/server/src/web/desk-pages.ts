import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Application } from './application.ts'
import { reporting } from './security-headers.ts'

/** How the desk's own files are served. */
export interface DeskPagesOptions {
  /** Folder of the built desk. */
  readonly folder: URL
  /** `/luoshi`; empty at the root of a host. */
  readonly basePath: string
}

/** The desk's own files, at `{basePath}/desk`: the page for every address of its, and what the page loads. */
export function deskPages({ folder, basePath }: DeskPagesOptions): Application {
  const root = `${basePath}/desk`
  const page = pageOf(folder, basePath)
  const assets = new Map<string, Promise<Response | null>>()
  const asset = async (name: string, encoding: Encoding) => {
    const key = `${name} ${encoding}`
    const found = assets.get(key) ?? assetOf(folder, name, encoding)
    assets.set(key, found)
    const kept = await found
    if (!kept) assets.delete(key)
    return kept?.clone() ?? new Response('没有这个文件，请重新载入页面。', { status: 404, headers: plain })
  }
  return {
    fetch: async (request) => {
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
      const path = new URL(request.url).pathname
      if (path === root) return new Response(null, { status: 302, headers: { location: `${root}/` } })
      const [, name] = /^\/assets\/([\w-]+(?:\.[\w-]+)+)$/.exec(path.slice(root.length)) ?? []
      if (name) return asset(name, encodingOf(request.headers.get('accept-encoding') ?? ''))
      return page()
    },
  }
}

type Encoding = 'br' | 'gzip' | 'identity'

const encodingOf = (accepted: string): Encoding =>
  /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
}

/** A file of the build, packed as asked where it lies packed; its name holds its hash, so that it never changes. */
async function assetOf(folder: URL, name: string, encoding: Encoding): Promise<Response | null> {
  const type = types[name.slice(name.lastIndexOf('.') + 1)]
  if (!type) return null
  const ending = { br: '.br', gzip: '.gz', identity: '' }[encoding]
  const read = async (file: string) => readFile(new URL(`assets/${file}`, folder)).catch(() => null)
  const packed = ending === '' ? null : await read(name + ending)
  const bytes = packed ?? (await read(name))
  if (!bytes) return null
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(packed ? { 'content-encoding': encoding } : {}),
    },
  })
}

/** The page, with where it stands and a nonce of its own for the styles that its parts make. */
function pageOf(folder: URL, basePath: string): () => Promise<Response> {
  let template: string | null = null
  return async () => {
    template ??= await readFile(new URL('index.html', folder), 'utf8').catch(() => null)
    if (template === null) return new Response(notBuilt, { status: 503, headers: plain })
    const nonce = randomBytes(16).toString('base64')
    const html = template
      .replace('<base href="/desk/"', `<base href="${basePath}/desk/"`)
      .replace('name="style-nonce" content=""', `name="style-nonce" content="${nonce}"`)
    return new Response(html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': policy(nonce, basePath),
      },
    })
  }
}

const policy = (nonce: string, basePath: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // an element's own style, which fields that grow with their words are given; it can load and run nothing
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    reporting(basePath),
  ].join('; ')

const notBuilt = '工作台还没有构建。请用 npm start 启动，它会自行构建；或运行 npm run build:desk。\n'
