import { maxBytes } from '@luoshi/report'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** What answers a request. */
export interface Application {
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
}

/** What stands under the one address: the public site, the API, and whether the server is well. */
export interface ApplicationParts {
  /** `/luoshi`; empty at the root of a host. Site and API know of it themselves. */
  readonly basePath: string
  readonly site: Application
  /** Answers what begins with `{basePath}/api`. */
  readonly api: Application | null
  /** Whether the database answers. */
  readonly isWell: () => Promise<boolean>
}

/** Bytes a request's body may have where a file is taken in: a document, and the form around it. */
const uploadBytes = maxBytes + 64 * 1024

/** Site, API and `/healthz` (at the root of the host and under the base path) as one application. */
export function application({ basePath, site, api, isWell }: ApplicationParts): Application {
  const health = new Hono()
  health.get('*', async (c) => {
    const well = await isWell()
    c.header('cache-control', 'no-store')
    return c.json({ status: well ? 'ok' : 'database-unreachable' }, well ? 200 : 503)
  })
  const limited = new Hono()
  limited.use(bodyLimit({ maxSize: uploadBytes, onError: (c) => c.text('请求超过 20 MB 上限。\n', 413) }))
  const healthPaths = new Set(['/healthz', `${basePath}/healthz`])
  const apiPath = `${basePath}/api`
  if (api) limited.all('*', (c) => api.fetch(c.req.raw, c.env as object))
  return {
    fetch: (request, env) => {
      const path = pathOf(request.url)
      if (healthPaths.has(path)) return health.fetch(request, env)
      if (!api || (path !== apiPath && !path.startsWith(`${apiPath}/`))) return site.fetch(request, env)
      // only where there may be a body: asking a request for it builds the whole of the request
      return request.method === 'GET' || request.method === 'HEAD'
        ? api.fetch(request, env)
        : limited.fetch(request, env)
    },
  }
}

function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const end = url.slice(start).search(/[?#]/)
  return end < 0 ? url.slice(start) : url.slice(start, start + end)
}
