import { type Edit, edit, type Source } from '../source/source.ts'

/** So many signs of headings or of bold words make a text Markdown; fewer may stand in any text. */
const [leastHeadings, leastBold] = [2, 3]

/** Words that are struck out in a Markdown text, `~~新建粮仓5座。~~`: taken out under a rule of their own. */
const struck = /~~(?!~)([^~\n]{1,400})~~/g
const signs: readonly (readonly [pattern: RegExp, by: string])[] = [
  // rules and the lines under a title
  [/^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:[-*_] ){2,}[-*_])[ \t]*$/gm, ''],
  [/^ {0,3}#{1,6}[ \t]*(?=\S)/gm, ''],
  [/(?<=\S)[ \t]+#{1,6}[ \t]*$/gm, ''],
  [/^ {0,3}(?:>[ \t]?)+/gm, ''],
  [/^([ \t]*)[*+](?=[ \t]+\S)/gm, '$1-'],
  // pictures, links to their words
  [/!\[[^\]\n]{0,200}\]\([^)\n]{0,400}\)/g, ''],
  [/\[([^\]\n]{1,200})\]\((?:https?:|\/|#|\.)[^)\n]{0,400}\)/g, '$1'],
  [/\*\*(?=\S)([^*\n]{1,400}?)\*\*/g, '$1'],
  [/__(?=\S)([^_\n]{1,400}?)__/g, '$1'],
  [/(?<![*\\])\*(?=[^*\s])([^*\n]{1,400}?)\*(?!\*)/g, '$1'],
  [/`([^`\n]{1,200})`/g, '$1'],
  [/\\([\\`*_{}[\]()#+\-.!~|>])/g, '$1'],
]

/**
 * The signs of Markdown taken out of a text that is written in it: `⟦## ⟧一、2024年工作回顾`, `⟦**⟧一是做强产业⟦**⟧`. Rows of
 * its tables get tabs.
 */
export function markdown(source: Source): Source {
  if (!isMarkdown(source.text)) return source
  let mended = edit(source, 'struck-text', [...source.text.matchAll(struck)].map(whole))
  for (const [pattern, by] of signs) mended = replace(mended, pattern, by)
  return tables(mended)
}

function isMarkdown(text: string): boolean {
  const headings = text.match(/^ {0,3}#{1,6}[ \t]*[^#\s]/gm)?.length ?? 0
  const bold = text.match(/\*\*[^*\n\s][^*\n]{0,200}\*\*/g)?.length ?? 0
  return headings >= leastHeadings || bold >= leastBold || (headings > 0 && bold > 0)
}

function whole({ 0: found, index }: RegExpExecArray): Edit {
  return { start: index, end: index + found.length, text: '' }
}

/** Every match without its signs: what its group holds keeps its origin. */
function replace(source: Source, pattern: RegExp, by: string): Source {
  const edits: Edit[] = []
  for (const match of source.text.matchAll(pattern)) {
    const { 0: found, 1: kept = '', index } = match
    const end = index + found.length
    const at = by.includes('$1') && kept !== '' ? index + found.indexOf(kept) : end
    const rest = by.replace('$1', '')
    if (at > index) edits.push({ start: index, end: at, text: '' })
    if (at + kept.length < end || (at === end && at === index)) edits.push({ start: at + kept.length, end, text: rest })
    else if (rest !== '') edits.push({ start: end, end, text: rest })
  }
  return edit(source, 'markdown', edits)
}

function tables(source: Source): Source {
  const edits: Edit[] = []
  for (const { 0: row, index } of source.text.matchAll(/^[ \t]*\|.{1,2000}\|[ \t]*$/gm)) {
    const end = index + row.length
    if (/^[\s|:-]+$/.test(row)) {
      edits.push({ start: index, end, text: '' })
      continue
    }
    for (const { 0: bar, index: at } of row.matchAll(/[ \t]*\|[ \t]*/g)) {
      const edge = at === 0 || at + bar.length === row.length
      edits.push({ start: index + at, end: index + at + bar.length, text: edge ? '' : '\t' })
    }
  }
  return edit(source, 'markdown', edits)
}
