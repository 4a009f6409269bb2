import type { PageLine } from './page-line.ts'

const pageNumber =
  /^(?:[-—–―－─·•.\s]*(?:第\s*)?(?:\d{1,4}|[０-９]{1,4}|[ivxIVX]{1,5})(?:\s*页)?(?:\s*[,，/／]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–―－─·•.\s]*|第\s*[一二三四五六七八九十百]{1,5}\s*页)$/

/** The lines of all pages without page numbers and without what is repeated at the top or bottom of pages. */
export function withoutRunningHeads(pages: readonly (readonly PageLine[])[]): PageLine[] {
  const seen = new Map<string, Set<number>>()
  pages.forEach((lines, page) => {
    for (const line of edges(lines)) {
      const places = seen.get(key(line)) ?? new Set()
      seen.set(key(line), places.add(page))
    }
  })
  // left and right pages may have different heads, so a third of the pages is enough
  const enough = Math.max(2, Math.ceil(pages.length * 0.3))
  const isHead = (line: PageLine) => pageNumber.test(line.text) || (seen.get(key(line))?.size ?? 0) >= enough
  return pages.flatMap((lines) => {
    const drop = new Set<PageLine>()
    for (const side of [lines.slice(0, 3), lines.slice(-3).reverse()])
      for (const line of side) {
        if (!isHead(line)) break
        drop.add(line)
      }
    return lines.filter((line) => !drop.has(line))
  })
}

/** The words of the lines that were left out of the pages. */
export function wordsLeftOut(pages: readonly (readonly PageLine[])[], kept: readonly PageLine[]): readonly string[] {
  const stays = new Set(kept)
  return pages.flatMap((lines) => lines.flatMap((line) => (stays.has(line) ? [] : [line.text])))
}

function edges(lines: readonly PageLine[]): Set<PageLine> {
  return new Set([...lines.slice(0, 3), ...lines.slice(-3)])
}

/** The same for a line on every page, whatever its page number. */
function key({ text, y }: PageLine): string {
  return `${text.replace(/\d+/g, '#')} ${Math.round(y / 8)}`
}
