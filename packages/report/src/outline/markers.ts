/**
 * The ways in which an item is marked: `part` 第一部分, `han` 一、, `han-bracket` （一）, `digit` 1., 1、 and 01, `digit-bracket` （1）,
 * `circle` ①, `letter` A. and 甲、, `decimal` 2.1 (of the second level), `ordinal` 第一，, `item` 一是 and 一要, `dash` —— and other bullets.
 * Roman numerals count as `han`; `named` is a word with its number, 任务一 or 行动二, at the head of a line.
 */
export type MarkerKind =
  | 'part'
  | 'han'
  | 'han-bracket'
  | 'digit'
  | 'digit-bracket'
  | 'circle'
  | 'letter'
  | 'named'
  | 'decimal'
  | 'ordinal'
  | 'item'
  | 'dash'

/** What an item of a list begins with. */
export interface Marker {
  readonly kind: MarkerKind
  /** Counted from 1; 0 for a bullet. */
  readonly number: number
  /** Length with the blanks behind it, in UTF-16 units. */
  readonly length: number
}

const pattern =
  /(?:(?:任务|行动|工程|专题|板块|重点|抓手|路径|战役|工作|方面|目标|举措)([一二三四五六七八九十]{1,3})(?:[：:、，,]|(?=[ 　]))|([Ⅰ-Ⅻ])(?:[、．.]|(?=[ 　]))|([A-NＡ-Ｎ甲乙丙丁戊己庚辛壬癸])(?:、|[.．](?=[^A-Za-z\d.．]))|\d{1,2}[.．](\d{1,2})(?:[、．]|(?=[ 　]))(?=[ 　]*[\u4e00-\u9fff“])|第([一二三四五六七八九十]{1,3})(?:部分|篇|章|节|板块)[、：:，,]?|([一二三四五六七八九十]{1,3})(?:、|[.．](?!\d))|[（(〔﹙] ?([一二三四五六七八九十]{1,3}) ?[)）〕﹚][、.．]?|(\d{1,2})(?:[、．]|[.](?!\d))|(0[1-9])(?=[ 　])|[（(] ?(\d{1,2}) ?[)）][、.．]?|(\d{1,2})[)）]|([①-⑳⑴-⑽])|第([一二三四五六七八九十]{1,3})[，,、：:]|([一二三四五六七八九十]{1,3})(?:是|要)[，,、：:]?|([—－–-]{1,4}|[●■◆★▲•·◎○□▪⚫☆◇△▼▽▶►▷➤❖✦✧✔✓✅☑※][ 　]?))[ 　\t]*/y

/** The marker at `start` of the text, or null; behind a bullet the number counts: `⟦● 一是⟧`. */
export function readMarker(text: string, start: number): Marker | null {
  const marker = readOne(text, start)
  if (marker?.kind !== 'dash') return marker
  const inner = readOne(text, start + marker.length)
  return inner === null || inner.kind === 'dash' ? marker : { ...inner, length: marker.length + inner.length }
}

function readOne(text: string, start: number): Marker | null {
  if (!mayMark(text.charCodeAt(start))) return null
  pattern.lastIndex = start
  const match = pattern.exec(text)
  if (!match) return null
  const [
    whole,
    named,
    roman,
    letter,
    decimal,
    part,
    han,
    hanBracket,
    digit,
    page,
    digitBracket,
    halfBracket,
    circle,
    ordinal,
    item,
  ] = match
  const length = whole.length
  if (named) return { kind: 'named', number: hanNumber(named), length }
  if (roman) return { kind: 'han', number: roman.charCodeAt(0) - 0x215f, length }
  if (letter) return { kind: 'letter', number: letterNumber(letter), length }
  if (decimal) return { kind: 'decimal', number: Number(decimal), length }
  if (part) return { kind: 'part', number: hanNumber(part), length }
  if (han) return { kind: 'han', number: hanNumber(han), length }
  if (hanBracket) return { kind: 'han-bracket', number: hanNumber(hanBracket), length }
  if (digit ?? page) return { kind: 'digit', number: Number(digit ?? page), length }
  if (digitBracket ?? halfBracket) return { kind: 'digit-bracket', number: Number(digitBracket ?? halfBracket), length }
  if (circle) return { kind: 'circle', number: circleNumber(circle), length }
  if (ordinal) return { kind: 'ordinal', number: hanNumber(ordinal), length }
  if (item) return { kind: 'item', number: hanNumber(item), length }
  return { kind: 'dash', number: 0, length }
}

const first = new Uint8Array(0x10000)
for (const character of '第一二三四五六七八九十（(〔﹙0123456789—－–-●■◆★▲•·◎○□▪⚫☆◇△▼▽▶►▷➤❖✦✧✔✓✅☑※')
  first[character.charCodeAt(0)] = 1
for (let code = 0x2460; code <= 0x247d; code++) first[code] = 1
for (const character of 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫABCDEFGHIJKLMNＡＢＣＤＥＦＧＨＩＪＫＬＭＮ甲乙丙丁戊己庚辛壬癸任行工专板重抓路战方目举')
  first[character.charCodeAt(0)] = 1

function mayMark(code: number): boolean {
  return first[code] === 1
}

function circleNumber(circle: string): number {
  const code = circle.charCodeAt(0)
  return code >= 0x2474 ? code - 0x2473 : code - 0x245f
}

const stems = '甲乙丙丁戊己庚辛壬癸'

function letterNumber(letter: string): number {
  const stem = stems.indexOf(letter)
  return stem >= 0 ? stem + 1 : letter.normalize('NFKC').charCodeAt(0) - 0x40
}

const digits = '零一二三四五六七八九'

/** The number that Chinese numerals up to 九十九 stand for: 十二 is 12. */
export function hanNumber(words: string): number {
  const ten = words.indexOf('十')
  if (ten < 0) return [...words].reduce((sum, digit) => sum * 10 + Math.max(0, digits.indexOf(digit)), 0)
  const tens = ten === 0 ? 1 : Math.max(1, digits.indexOf(words[ten - 1] ?? ''))
  const ones = ten + 1 < words.length ? Math.max(0, digits.indexOf(words[ten + 1] ?? '')) : 0
  return tens * 10 + ones
}
