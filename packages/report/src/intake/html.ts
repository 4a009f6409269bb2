import { automaticNumbers } from './automatic-numbers.ts'
import type { Reading } from './decoded.ts'
import { htmlLines } from './html-lines.ts'
import { htmlMeta } from './html-meta.ts'
import { mainText } from './main-text.ts'
import { emptyPage } from './refusals.ts'
import { SetAside } from './set-aside.ts'
import { undecodable } from './undecodable.ts'

/** Fewer characters than this, and the page is looked through again with what it hides. */
const little = 400

/** A page's article, one paragraph a line, table rows with tabs; with the title that stands above it. */
export function readHtml(page: { readonly text: string; readonly encoding: string }): Reading {
  return readPage(page, new SetAside())
}

function readPage(source: { readonly text: string; readonly encoding: string }, aside: SetAside): Reading {
  const { text: html, encoding } = source
  let page = htmlLines(html, false, aside)
  if (lengthOf(page.lines) < little) {
    const whole = htmlLines(html, true, aside)
    if (lengthOf(whole.lines) > 2 * lengthOf(page.lines)) page = whole
  }
  if (aside.strikesMost(lengthOf(page.lines))) return readPage(source, new SetAside(true))
  const { lines, before } = mainText(page)
  const meta = htmlMeta(page, before)
  const paragraphs = lines.map((line) => line.text)
  if (paragraphs.length === 0) return emptyPage
  const title = meta.title
    ? titleLine(
        meta.title,
        before.map((line) => line.text),
        paragraphs,
      )
    : null
  if (title !== null) paragraphs.unshift(title)
  const { text, findings } = aside.settle(paragraphs.join('\n'), [])
  return {
    kind: 'decoded',
    format: 'html',
    encoding,
    text,
    places: [],
    meta,
    findings: [...automaticNumbers(page.numbered), ...undecodable(text), ...findings],
  }
}

/** The line above the article that is its title; null where the article has the title itself. */
function titleLine(title: string, before: readonly string[], article: readonly string[]): string | null {
  const key = (line: string) => line.replace(/\s/g, '')
  const wanted = key(title)
  if (article.slice(0, 8).some((line) => key(line).includes(wanted))) return null
  return (
    before.findLast((line) => key(line) === wanted) ??
    before.findLast((line) => line.length >= 6 && wanted.includes(key(line))) ??
    null
  )
}

function lengthOf(lines: readonly { readonly text: string }[]): number {
  return lines.reduce((sum, line) => sum + line.text.length, 0)
}
