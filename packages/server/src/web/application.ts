import { Hono } from 'hono'
import { isPolicyReport, takePolicyReport } from './policy-reports.ts'

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
  /** Answers what begins with `{basePath}/desk/api`: the desk's own API, with sign-in. */
  readonly deskApi?: Application
  /** Answers what begins with `{basePath}/desk/calendar`: calendars by their secret addresses. */
  readonly deskCalendar?: Application
  /** Answers what else begins with `{basePath}/desk`: the desk's page and files. */
  readonly desk?: Application
  /** Answers the paths behind the base path that match `paths`; what it has not is left to the site. */
  readonly tables?: Application & { readonly paths: RegExp }
  /** Hears of content that browsers refused by the policy of our pages. */
  readonly onPolicyReport?: (directive: string, cause: string) => void
  /** Whether the database answers. */
  readonly isWell: () => Promise<boolean>
  /** Whether something was refused a moment ago because the disk is full: readers see all, but nobody can write. */
  readonly isFull?: () => boolean
}

/** Site, API and `/healthz` (at the root of the host and under the base path) as one application. */
export function application({
  basePath,
  site,
  api,
  deskApi,
  deskCalendar,
  desk,
  tables,
  onPolicyReport,
  isWell,
  isFull = () => false,
}: ApplicationParts): Application {
  const health = new Hono()
  health.get('*', async (c) => {
    const status = !(await isWell()) ? 'database-unreachable' : isFull() ? 'disk-full' : 'ok'
    c.header('cache-control', 'no-store')
    return c.json({ status }, status === 'ok' ? 200 : 503)
  })
  const healthPaths = new Set(['/healthz', `${basePath}/healthz`])
  const apiPath = `${basePath}/api`
  const deskPath = `${basePath}/desk`
  const deskApiPath = `${deskPath}/api`
  return {
    fetch: (request, env) => {
      const path = pathOf(request.url)
      if (healthPaths.has(path)) return health.fetch(request, env)
      if (onPolicyReport && isPolicyReport(request.method, path)) return takePolicyReport(request, onPolicyReport)
      // the host's own root is asked for where no proxy stands before, and a slash too many is typed easily
      if (basePath && (path === '/' || path === `${basePath}/`))
        return new Response(null, { status: 302, headers: { location: basePath } })
      if (api && (path === apiPath || path.startsWith(`${apiPath}/`))) return api.fetch(request, env)
      if (deskApi && path.startsWith(`${deskApiPath}/`)) return deskApi.fetch(request, env)
      if (deskCalendar && path.startsWith(`${deskPath}/calendar/`)) return deskCalendar.fetch(request, env)
      if (desk && (path === deskPath || path.startsWith(`${deskPath}/`))) return desk.fetch(request, env)
      if (tables && path.startsWith(basePath) && tables.paths.test(path.slice(basePath.length)))
        return tableOrPage(tables, site, request, env)
      return site.fetch(request, env)
    },
  }
}

/** The table, or where there is none the site's page that says so. */
async function tableOrPage(tables: Application, site: Application, request: Request, env?: object): Promise<Response> {
  const answer = await tables.fetch(request, env)
  return answer.status === 404 ? site.fetch(request, env) : answer
}

function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const end = url.slice(start).search(/[?#]/)
  return end < 0 ? url.slice(start) : url.slice(start, start + end)
}
