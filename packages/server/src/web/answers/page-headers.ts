import { securityHeaders } from '../security-headers.ts'

/** Sent with every page, also where the site is asked without the web server in front. */
export const pageHeaders: Readonly<Record<string, string>> = {
  ...Object.fromEntries(securityHeaders(false)),
  vary: 'Accept-Encoding',
}
