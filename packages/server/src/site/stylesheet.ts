import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The one stylesheet: its bytes, and the path that names exactly these bytes, so that it may be kept forever. */
export interface Stylesheet {
  readonly path: string
  readonly text: string
}

/** The stylesheet of the site, without comments and indentation. */
export function stylesheet(): Stylesheet {
  const text = readFileSync(new URL('./site.css', import.meta.url), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')
    .replace(/ ?([{},;]) ?\n?/g, '$1')
    .replace(/;}/g, '}')
    .trim()
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { path: `/assets/site-${hash}.css`, text }
}
