/**
 * No script, nothing from another host, no frame: what a document needs and no more. `connect-src` is for tools that
 * read robots.txt from within the page; without script nothing else connects.
 */
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Sent with every page. */
export const pageHeaders = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  Vary: 'Accept-Encoding',
} as const
