import { traditionalUnits } from './simplified.ts'

/** What kinds of characters a text holds, as bits; a repair runs only where its kind occurs. */
export const trait = {
  otherLineEnd: 1,
  backslash: 2,
  markup: 4,
  invisible: 8,
  lost: 16,
  privateUse: 32,
  radical: 64,
  fullWidth: 128,
  blank: 256,
  footnote: 512,
  traditional: 1024,
  toneMark: 2048,
  bracket: 4096,
  markdown: 8192,
  digit: 16384,
} as const

let table: Uint16Array | undefined

/** The union of the {@link trait} bits of a text's characters, in one pass. */
export function traitsOf(text: string): number {
  table ??= traitTable()
  const kinds = table
  let found = 0
  for (let i = 0; i < text.length; i++) found |= kinds[text.charCodeAt(i)] as number
  return found
}

/** Whether a UTF-16 unit is of one of these kinds; false for NaN, past a text's end. */
export function hasTrait(unit: number, bits: number): boolean {
  table ??= traitTable()
  return ((table[unit] ?? 0) & bits) !== 0
}

function traitTable(): Uint16Array {
  const kinds = new Uint16Array(0x10000)
  const mark = (bit: number, characters: string) => {
    for (let i = 0; i < characters.length; i++) add(kinds, bit, characters.charCodeAt(i))
  }
  mark(trait.otherLineEnd, '\r\u2028\u2029\u0085\v\f')
  mark(trait.backslash, '\\')
  mark(trait.markup, '<&')
  mark(trait.lost, '?\uFFFD')
  mark(
    trait.blank,
    ' \t\u00A0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u1680',
  )
  mark(trait.footnote, '〔［[¹²³⁴⁵⁶⁷⁸⁹⁰①②③④⑤⑥⑦⑧⑨⑩【^〈<＜*※')
  mark(trait.toneMark, 'āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030C')
  mark(trait.bracket, '(（')
  mark(trait.markdown, '#*~')
  mark(trait.digit, '0123456789')
  mark(trait.invisible, '\u00AD\u061C\u200B\u200C\u200D\u200E\u200F\u2060\u2061\u2062\u2063\u2064\uFEFF\u180E')
  range(kinds, trait.footnote, 0x2474, 0x2487)
  range(kinds, trait.invisible, 0x00, 0x08)
  range(kinds, trait.invisible, 0x0e, 0x1f)
  range(kinds, trait.invisible, 0x7f, 0x84)
  range(kinds, trait.invisible, 0x86, 0x9f)
  range(kinds, trait.invisible, 0x202a, 0x202e)
  range(kinds, trait.invisible, 0x2066, 0x206f)
  range(kinds, trait.invisible, 0xfe00, 0xfe0f)
  range(kinds, trait.privateUse, 0xe000, 0xf8ff)
  range(kinds, trait.radical, 0x2e80, 0x2fdf)
  range(kinds, trait.radical, 0xf900, 0xfaff)
  range(kinds, trait.fullWidth, 0xff10, 0xff19)
  range(kinds, trait.fullWidth, 0xff21, 0xff3a)
  range(kinds, trait.fullWidth, 0xff41, 0xff5a)
  mark(trait.fullWidth, '％．＋－／＆＃＠＊＝＜＞')
  for (const code of traditionalUnits()) add(kinds, trait.traditional, code)
  return kinds
}

function add(kinds: Uint16Array, bit: number, code: number) {
  kinds[code] = (kinds[code] ?? 0) | bit
}

function range(kinds: Uint16Array, bit: number, first: number, last: number) {
  for (let code = first; code <= last; code++) add(kinds, bit, code)
}
