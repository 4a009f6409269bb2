const digits = '〇一二三四五六七八九'
const legal = '零壹贰叁肆伍陆柒捌玖'

/** A list number as Word shows it in the given `w:numFmt`: `chineseCounting` 12 → `十二`; empty for bullets and none. */
export function listNumber(value: number, format: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return ''
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return counting(value, digits, '十百千')
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return counting(value, legal, '拾佰仟')
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(value)].map((digit) => digits.charAt(Number(digit))).join('')
    case 'ideographTraditional':
      return cyclic(value, '甲乙丙丁戊己庚辛壬癸')
    case 'ideographZodiac':
      return cyclic(value, '子丑寅卯辰巳午未申酉戌亥')
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return enclosed(value, 0x2460)
    case 'decimalEnclosedParen':
      return enclosed(value, 0x2474)
    case 'decimalEnclosedFullstop':
      return enclosed(value, 0x2488)
    case 'ideographEnclosedCircle':
      return value >= 1 && value <= 10 ? String.fromCharCode(0x3220 + value - 1) : String(value)
    case 'upperLetter':
      return letters(value, 0x41)
    case 'lowerLetter':
      return letters(value, 0x61)
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(value)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('')
    case 'decimalZero':
      return String(value).padStart(2, '0')
    default:
      return String(value)
  }
}

function counting(value: number, names: string, places: string): string {
  if (value <= 0 || value > 9999) return String(value)
  let out = ''
  let zero = false
  for (let place = String(value).length - 1; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) zero = out !== ''
    else {
      out += `${zero ? (names === digits ? '零' : names.charAt(0)) : ''}${names.charAt(digit)}${places.charAt(place - 1)}`
      zero = false
    }
  }
  // 十二, not 一十二
  return value >= 10 && value < 20 ? out.slice(1) : out
}

function cyclic(value: number, names: string): string {
  return names.charAt((((value - 1) % names.length) + names.length) % names.length)
}

function enclosed(value: number, first: number): string {
  return value >= 1 && value <= 20 ? String.fromCharCode(first + value - 1) : String(value)
}

/** a … z, aa, bb: as Word counts letters. */
function letters(value: number, first: number): string {
  if (value < 1 || value > 780) return String(value)
  return String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  let rest = value
  let out = ''
  for (const [worth, sign] of [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const)
    for (; rest >= worth; rest -= worth) out += sign
  return out
}
