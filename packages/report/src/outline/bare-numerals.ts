import type { Span } from '../source/span.ts'
import { at } from './at.ts'
import { hanNumber, type Marker, type MarkerKind } from './markers.ts'

/** A numeral with a blank behind it numbers a list from so many items on; one with nothing behind it from so many. */
const [leastSpaced, leastBare] = [2, 3]
const spaced = /^([一二三四五六七八九十]{1,3})[ \u3000\t]+(?=[\u4e00-\u9fff“《])/
const bare = /^([一二三四五六七八九十]{1,3})(?=[\u4e00-\u9fff“《])/
/** Behind a numeral these make one word with it: 一是, 三农, 十四五, 一批. */
const word =
  /^[一二三四五六七八九十]{1,3}(?:[是要、年月日个项件批次级期类条户位名所座家届线体路带手直定些切般旦季农产大北公资者则来方点步种样心码网门站起同流])/

interface Item {
  readonly start: number
  readonly number: number
  readonly length: number
  readonly words: string
}

/**
 * The lines that a Chinese numeral alone numbers, by where they begin: `⟦一　⟧着力壮大实体经济`, `⟦二⟧提升城市品质`. Only where the
 * numerals count up from one: a numeral by itself begins many a sentence.
 */
export function bareNumerals(text: string, lines: readonly Span[]): ReadonlyMap<number, Marker> {
  const found = new Map<number, Marker>()
  for (const [pattern, least] of [
    [spaced, leastSpaced],
    [bare, leastBare],
  ] as const) {
    const items = lines.flatMap(([start, end]) => itemAt(text, start, end, pattern) ?? [])
    const kind = items.length < least ? null : kindOf(text, items)
    for (const list of rising(items))
      if (kind !== null && list.length >= least)
        for (const { start, number, length } of list) found.set(start, { kind, number, length })
  }
  return found
}

function itemAt(text: string, start: number, end: number, pattern: RegExp): Item | null {
  if (!'一二三四五六七八九十'.includes(text.charAt(start))) return null
  const words = text.slice(start, Math.min(end, start + 70))
  const match = pattern.exec(words)
  if (!match?.[1] || word.test(words)) return null
  // a heading is short, or ends before its paragraph does
  if (end - start > 60 && words.search(/[。！]/) < 0) return null
  return { start, number: hanNumber(match[1]), length: match[0].length, words }
}

/** Runs of items that count up from one, one by one. */
function rising(items: readonly Item[]): Item[][] {
  const lists: Item[][] = []
  for (const item of items) {
    const last = lists.at(-1)
    if (item.number === 1) lists.push([item])
    else if (last && item.number === at(last, last.length - 1).number + 1) last.push(item)
  }
  return lists
}

/** Below parts that are numbered `一、` they number areas; where nothing else numbers the parts, they do. */
function kindOf(text: string, items: readonly Item[]): MarkerKind {
  const parts = (text.match(/(?:^|\n)[一二三四五六七八九十]{1,3}、/g) ?? []).length
  return parts < 2 && items.some(({ words }) => /回顾|总结|安排|部署/.test(words.slice(0, 30))) ? 'han' : 'han-bracket'
}
