import { reportName } from './policy-reports.ts'

/** Where browsers report what a policy refused, of a server under `basePath`: one address, whatever page they show. */
export const reporting = (basePath: string): string => `report-uri ${basePath}/${reportName}; report-to csp`

/**
 * What every response says to the browser: no script, nothing from another host, no frame around it. `connect-src` is
 * for tools that read robots.txt from within a page; without script nothing else connects. `https` adds that the host
 * is to be asked over HTTPS only.
 */
export function securityHeaders(https: boolean, basePath = ''): readonly (readonly [name: string, value: string])[] {
  return [
    [
      'content-security-policy',
      `default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; ${reporting(basePath)}`,
    ],
    ['reporting-endpoints', `csp="${basePath}/${reportName}"`],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), geolocation=(), microphone=()'],
    ...(https ? ([['strict-transport-security', 'max-age=31536000']] as const) : []),
  ]
}
