/** What a character does to the cutting of a line into units. */
const PLAIN = 0
/** Class of opening brackets and quotation marks. */
export const OPENS = 1
/** Class of closing brackets and quotation marks. */
export const SHUTS = 2
/** Class of the marks that end a sentence. */
export const ENDS = 3
/** Class of white space, full-width included. */
export const SPACE = 4

const table = new Uint8Array(0x10000)
const mark = (characters: string, value: number) => {
  for (const character of characters) table[character.charCodeAt(0)] = value
}
mark('“‘《（(【「『', OPENS)
mark('”’》）)】」』', SHUTS)
mark('。！？；!?;', ENDS)
mark(' \t\r\n\v\f\u00a0\u3000\ufeff\u2028\u2029\u1680\u202f\u205f', SPACE)
for (let code = 0x2000; code <= 0x200a; code++) table[code] = SPACE

/** The class of a UTF-16 code unit: one of the constants above. */
export function characterClass(code: number): number {
  return table[code] ?? PLAIN
}

/** Blocks whose every code unit carries meaning: Han, Hangul and the first halves of pairs, two thirds of all. */
const wholeBlocks = [
  [0x3400, 0x4dc0],
  [0x4e00, 0xa000],
  [0xac00, 0xd7a4],
  [0xd800, 0xdc00],
] as const

/** The code units that carry meaning of their own, as half-open ranges. */
export const wordRanges: readonly (readonly [from: number, to: number])[] = [
  ...wholeBlocks,
  ...rangesOf(0, 0x3400),
  ...rangesOf(0x4dc0, 0x4e00),
  ...rangesOf(0xa000, 0xac00),
  ...rangesOf(0xd7a4, 0xd800),
  ...rangesOf(0xe000, 0x10000),
]

/** Found by running over all of them at once: asking one by one takes several milliseconds. */
function rangesOf(from: number, to: number): (readonly [number, number])[] {
  let all = ''
  for (let code = from; code < to; code++) all += String.fromCharCode(code)
  return Array.from(all.matchAll(/[\p{L}\p{N}%％]+/gu), ({ 0: found, index }) => [
    from + index,
    from + index + found.length,
  ])
}

const wordTable = new Uint8Array(0x10000)
for (const [from, to] of wordRanges) wordTable.fill(1, from, to)

/** Whether a UTF-16 code unit carries meaning of its own: a letter, a Han character, a digit or a per cent sign. */
export function isWord(code: number): boolean {
  return wordTable[code] === 1
}
