/** Half-width signs as a Chinese text has them. */
const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
  '〈': '（',
  '〉': '）',
}
/** What a one or a zero between digits, or in a date, is taken for. */
const likeDigits: Readonly<Record<string, string>> = { ']': '1', '[': '1', '|': '1', l: '1', I: '1', O: '0', o: '0' }

const isDigit = (sign: string | undefined) => sign !== undefined && /^[\d.%]$/.test(sign)
const isLatin = (sign: string | undefined) => sign !== undefined && /^[A-Za-z]$/.test(sign)

/** A character of a recognised line as it is read, and whether it was put in the place of another one. */
export interface ReadSign {
  readonly text: string
  readonly proposed: boolean
}

/** Signs of recognised characters, one for one, in the width of Chinese text; digits taken for letters proposed as such. */
export function readSigns(signs: readonly string[]): ReadSign[] {
  return signs.map((sign, i) => {
    const [before, after] = [signs[i - 1], signs[i + 1]]
    const digit = likeDigits[sign]
    const dated = before === '年' && (after === '月' || isDigit(after))
    if (digit && !isLatin(before) && !isLatin(after) && (isDigit(before) || isDigit(after) || dated))
      return { text: digit, proposed: true }
    const wide = fullWidth[sign]
    const numeric = isDigit(before) && isDigit(after) && (sign === ',' || sign === ':')
    const foreign = isLatin(before) && isLatin(after)
    return { text: wide && !numeric && !foreign ? wide : sign, proposed: false }
  })
}
