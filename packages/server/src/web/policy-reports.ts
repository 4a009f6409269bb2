import { limitedBytes } from './limits/limited-bytes.ts'
import { withoutSecret } from './request-log.ts'

/** The last part of the address to which browsers report, below whatever page they show. */
export const reportName = 'csp-report'

/** Whether a request is such a report. */
export const isPolicyReport = (method: string, path: string): boolean =>
  method === 'POST' && path.endsWith(`/${reportName}`)

/**
 * Take a browser's report of content that the policy of our pages forbids: a sign that somebody got foreign content into a
 * page, or that a program in the browser tries to. Anybody can send one, so only the rule's name, the page's path and the
 * host of what was refused are told, and the answer is the same whatever was sent.
 */
export async function takePolicyReport(
  request: Request,
  note: (directive: string, cause: string) => void,
): Promise<Response> {
  const said = await limitedBytes(request, 16 * 1024)
  const reports = said === null ? [] : reportsIn(said.toString('utf8'))
  for (const report of reports.slice(0, 10)) {
    const directive = wordOf(report, ['effectiveDirective', 'effective-directive', 'violated-directive']).split(' ')[0]
    const page = addressOf(wordOf(report, ['documentURL', 'document-uri']))
    const refused = wordOf(report, ['blockedURL', 'blocked-uri'])
    note(
      /^[a-z-]{1,40}$/.test(directive ?? '') ? (directive ?? '') : 'unknown',
      `${withoutSecret(page?.pathname ?? '?').slice(0, 200)}: ${addressOf(refused)?.host || refused.slice(0, 20) || '?'}`,
    )
  }
  return new Response(null, { status: 204 })
}

/** One report in the older form, a list of them in the newer one. */
function reportsIn(text: string): readonly object[] {
  try {
    const said: unknown = JSON.parse(text)
    if (Array.isArray(said)) return said.flatMap((each: unknown) => inner(each, 'body'))
    return inner(said, 'csp-report')
  } catch {
    return []
  }
}

function inner(value: unknown, name: string): readonly object[] {
  const found: unknown = typeof value === 'object' && value ? Reflect.get(value, name) : null
  return typeof found === 'object' && found ? [found] : []
}

function wordOf(report: object, names: readonly string[]): string {
  for (const name of names) {
    const word: unknown = Reflect.get(report, name)
    if (typeof word === 'string') return word
  }
  return ''
}

const addressOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)
