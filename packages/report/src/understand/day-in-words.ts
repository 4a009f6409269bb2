const digits = '零一二三四五六七八九'
const numeral = '[零〇○ОOＯo0一二三四五六七八九]'
const pattern = new RegExp(
  `([二2]${numeral}{3})年(?:(元|十?[一二三四五六七八九十])月(?:(三十一|三十|二?十[一二三四五六七八九]|二?十|[一二三四五六七八九])日)?)?`,
  'g',
)

/** The words with days in Chinese numerals written in digits: `二〇二五年一月九日` → `2025年1月9日`. */
export function withDigits(words: string): string {
  if (!/[二2][零〇○ОOＯo0]/.test(words)) return words
  return words.replace(pattern, (_, year: string, month?: string, day?: string) => {
    const written = [...year.replace(/[〇○ОOＯo0]/g, '零')]
      .map((digit) => (digit === '2' ? 2 : digits.indexOf(digit)))
      .join('')
    const rest = `${month === undefined ? '' : `${amountOf(month)}月`}${day === undefined ? '' : `${amountOf(day)}日`}`
    return `${written}年${rest}`
  })
}

/** The value of a numeral up to 三十一; 元月 is January. */
function amountOf(words: string): number {
  if (words === '元') return 1
  const ten = words.indexOf('十')
  if (ten < 0) return digits.indexOf(words)
  const tens = ten === 0 ? 1 : digits.indexOf(words.charAt(0))
  const ones = words.charAt(ten + 1)
  return tens * 10 + (ones === '' ? 0 : digits.indexOf(ones))
}
