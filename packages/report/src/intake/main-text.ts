import type { HtmlLine, HtmlPage } from './html-lines.ts'

/** Blocks that the site software of Chinese governments puts an article in. */
const known =
  /(?:^|[\s_-])(?:ucap-?content|trs_?editor|trs_?preappend|zoom|xxgk_?(?:content|text)|article[_-]?(?:con|content|body|text|main)|arti_?content|news_?(?:content|text|con)|content[_-]?(?:text|detail)|detail[_-]?(?:con|content|p)|pages_content|view|txt_content|fontzoom|con_text|wz_?content|vsb_content\w*|artibody)(?:$|[\s_-])/
/** Characters of prose that may be lost by leaving out what stands beside the chosen block. */
const mayLose = 600

const isParagraph = /^(?:p|h[1-6]|li|dd|dt)$/

/** The lines of a page that are its article, from the smallest block that holds nearly all of its prose. */
export interface MainText {
  readonly lines: readonly HtmlLine[]
  /** The lines before the article: the heading, source and date as a site sets them. */
  readonly before: readonly HtmlLine[]
}

/**
 * The article of a page without menus, link lists and footers. Prose is what stands outside links; where no block holds nearly all of it, the whole page is the article: losing a part of a report is worse
 * than keeping a menu, which the repairs know.
 */
export function mainText(page: HtmlPage): MainText {
  const { lines, elements } = page
  const weight = new Float64Array(elements.length)
  for (const line of lines) weight[line.element] = (weight[line.element] ?? 0) + prose(line)
  for (let i = elements.length - 1; i > 0; i--) {
    const parent = elements[i]?.parent ?? 0
    weight[parent] = (weight[parent] ?? 0) + (weight[i] ?? 0)
  }
  const total = weight[0] ?? 0
  const enough = total - Math.min(mayLose, Math.max(120, total * 0.1))
  let chosen = 0
  for (let i = 1; i < elements.length; i++) {
    if (isParagraph.test(elements[i]?.name ?? '')) continue
    const named = known.test(elements[i]?.mark ?? '')
    // children stand behind their parents, so the last that holds enough is the smallest
    if ((weight[i] ?? 0) >= Math.max(total * 0.6, named ? total * 0.7 : enough) && isWithin(page, i, chosen)) chosen = i
    if (named && chosen === i) break
  }
  if (total === 0) return { lines, before: [] }
  const inside = lines.map((line) => isWithin(page, line.element, chosen))
  const first = inside.indexOf(true)
  return { lines: lines.filter((_, i) => inside[i]), before: lines.slice(0, Math.max(0, first)) }
}

/** Characters outside links, of lines that are not mostly links. */
function prose({ text, linked }: HtmlLine): number {
  const own = text.length - linked
  return own * 2 > text.length ? own : 0
}

function isWithin({ elements }: HtmlPage, element: number, ancestor: number): boolean {
  let at = element
  while (at > ancestor) at = elements[at]?.parent ?? 0
  return at === ancestor
}
