import type { Application } from './application.ts'

/**
 * An application of a server on a replica: the public pages and the API's readings are answered, whatever would write is
 * refused with words and is to be done on the server that writes. The desk is whole refused: its session writes, too.
 */
export function readOnly(app: Application, basePath: string): Application {
  return {
    fetch: (request, env) => {
      const { pathname } = new URL(request.url)
      const reads = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS'
      const desk = pathname === `${basePath}/desk` || pathname.startsWith(`${basePath}/desk/`)
      if (reads && !desk) return app.fetch(request, env)
      const page = desk && reads && !pathname.startsWith(`${basePath}/desk/api/`)
      return page ? new Response(words.page, { status: 503, headers: pageHeaders }) : problem()
    },
  }
}

const words = {
  zh: '本服务器连接的是只读的数据库副本，只提供公开页面，没有办理。请到主服务器的工作台操作。',
  en: 'This server reads from a replica: it shows the public pages and writes nothing. Use the server that writes.',
  page: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>只读服务器</title>
<h1>这里只有公开页面</h1><p>本服务器连接的是只读的数据库副本。请到主服务器的工作台操作。</p></html>`,
}

const pageHeaders = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '3600' }

const problem = () =>
  new Response(
    JSON.stringify({
      type: 'urn:luoshi:problem:unavailable',
      title: 'Unavailable',
      status: 503,
      detail: words.zh,
      detail_en: words.en,
      reason: 'read-only',
    }),
    {
      status: 503,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', 'retry-after': '3600' },
    },
  )
