/** A limit as an office writes it. */
export type Limit =
  /** `YYYY-MM-DD`; of a span its end. */
  { readonly kind: 'day'; readonly day: string } | { readonly kind: 'continuous' }

/**
 * The day by which something is due: `2031年6月底前`, `6月15日前`, `2031-06-30`, 上半年, 三季度, 全年; of a span the end.
 * The whole text has to say it. Null when anything of it is left over, when it names several days, when there is no such
 * day, or when it may mean two: `6.1` is the 1st or, its zero lost in a spreadsheet, the 10th.
 * `year` is the year of a limit that names none.
 */
export function readLimit(text: string, year: number): Limit | null {
  const said = digits(text.normalize('NFKC').replace(/\s+/g, ' ').trim())
  const bare = said
    .replace(/(?<=\d|日)[ T](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/, '')
    .replace(/ /g, '')
    .replace(/[。;,]$/, '')
  if (continuous.test(bare)) return { kind: 'continuous' }
  const words = bare.replace(leading, '').replace(trailing, '')
  const day = pointOf(words, year)?.day ?? spanEnd(words, year)
  return day === null || day === undefined ? null : { kind: 'day', day }
}

const continuous =
  /^(?:全年|常年|贯穿全年)?(?:持续|长期|常态化?|长效)(?:性|推进|推动|坚持|开展|进行|实施|落实|抓好|运行|巩固|工作|任务)*$/
const leading = /^(?:完成时限:|时限:)?(?:力争|确保|争取|计划|预计|原则上)?(?:于|在)?/
const trailing =
  /(?:之前|以前|前|以内|止)?(?:全部|全面|基本|力争|确保)?(?:完成|办结|办理完毕|到位|建成|竣工|见效|完工)?$/

interface Point {
  readonly day: string
  /** Whether the words name the year themselves. */
  readonly dated: boolean
}

type Groups = Readonly<Record<string, string | undefined>>
const shapes: readonly (readonly [RegExp, (groups: Groups, year: number) => string | null])[] = [
  [/^(?<y>\d{4})(?<s>[-./])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})日?$/, dated],
  [/^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/, dated],
  [/^(?:(?<y>\d{4})年)?(?<m>\d{1,2})月(?<d>\d{1,2})[日号]?$/, dated],
  [/^(?<m>\d{1,2})(?<s>[./-])(?<d>\d{1,2})日?$/, dated],
  [/^(?<y>\d{4})(?<s>[-./])(?<m>\d{1,2})月?(?<part>[初底末])?$/, ofMonth],
  [/^(?:(?<y>\d{4})年)?(?<m>\d{1,2})月份?(?<part>上旬|中旬|下旬|初|底|末)?$/, ofMonth],
  [/^(?:(?<y>\d{4})年?)?(?:第?(?<q>[一二三四1-4])季度|[Qq](?<q2>[1-4]))[底末]?$/, ofQuarter],
  [/^(?:(?<y>\d{4})年)?上半年[底末]?$/, (_, year) => `${year}-06-30`],
  [/^(?:(?<y>\d{4})年)?(?:下半年[底末]?|全年|年底|年末|年内|年终)$/, (_, year) => `${year}-12-31`],
  [/^(?<y>\d{4})年?度?[底末]?$/, (_, year) => `${year}-12-31`],
  [/^[今本当]?年度?[底末内终]$/, (_, year) => `${year}-12-31`],
  [/^[今本当]年度?$/, (_, year) => `${year}-12-31`],
]

function pointOf(words: string, year: number): Point | null {
  const own = words.replace(/^[今本当]年(?=\d|[上下]半年|第?[一二三四]季度)/, '')
  for (const [shape, day] of shapes) {
    const groups = shape.exec(own)?.groups
    if (!groups && !shape.test(own)) continue
    const said = groups?.y
    if (said !== undefined && !isYear(Number(said))) return null
    const found = day(groups ?? {}, Number(said ?? year))
    return found === null ? null : { day: found, dated: said !== undefined }
  }
  return null
}

/** Limits of other centuries are slips of the key. */
const isYear = (year: number): boolean => year >= 1990 && year <= 2099

function dated({ y, s, m = '', d = '' }: Groups, year: number): string | null {
  // `6.1` and `6.10` look alike once a spreadsheet has taken them for numbers; `6-9` is a day or two months
  if (y === undefined && s === '.' && /^[123]$/.test(d)) return null
  if (y === undefined && s === '-' && Number(d) <= 12) return null
  const last = lastOf(year, Number(m))
  if (last === null) return null
  const named = `${last.slice(0, 8)}${d.padStart(2, '0')}`
  return Number(d) >= 1 && named <= last ? named : null
}

function ofMonth({ s, m = '', part }: Groups, year: number): string | null {
  if (s === '.' && m === '1') return null
  const last = lastOf(year, Number(m))
  if (last === null) return null
  const day = { 上旬: '10', 初: '10', 中旬: '20' }[part ?? '']
  return day === undefined ? last : `${last.slice(0, 8)}${day}`
}

function ofQuarter({ q, q2 = '' }: Groups, year: number): string | null {
  const quarter = q ?? q2
  return lastOf(year, (/\d/.test(quarter) ? Number(quarter) : numerals.indexOf(quarter)) * 3)
}

/** The last day of a month; null for a month that is none. */
function lastOf(year: number, month: number): string | null {
  if (month < 1 || month > 12) return null
  return `${year}-${String(month).padStart(2, '0')}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`
}

/** The end of `3月至11月`, `1-12月`, `2031-2032年`, `即日起至年底`; undefined when it is no span, null when it ends before it begins. */
function spanEnd(words: string, year: number): string | null | undefined {
  for (const { 0: mark, index } of words.matchAll(/[-—–~～至到]+/g)) {
    const [from, to] = [words.slice(0, index), words.slice(index + mark.length)]
    const bare = from.replace(/[起底]$/, '')
    const own = /^(\d{4})/.exec(bare)?.[1]
    const end = pointOf(to, own && !/^\d{4}/.test(to) ? Number(own) : year)
    if (!end) continue
    if (/^(?:即日|现在|目前|今|从现在)$/.test(bare)) return end.day
    const start = startOf(bare, to, Number(end.day.slice(0, 4)))
    if (start !== null) return start <= end.day ? end.day : null
  }
  return undefined
}

/** About when a span begins, for its order only; null when the words are no beginning. */
function startOf(words: string, to: string, year: number): string | null {
  if (/^\d{4}$/.test(words)) return /^\d{4}年/.test(to) ? `${words}-01-01` : null
  if (/^\d{1,2}$/.test(words)) return /^\d{1,2}月/.test(to) ? lastOf(year, Number(words)) : null
  const month = /^(?:(\d{4})[-./])?(\d{1,2})(?:[-./](\d{1,2}))?$/.exec(words)
  if (month) return lastOf(Number(month[1] ?? year), Number(month[2]))
  return pointOf(words, year)?.day ?? null
}

const numerals = '零一二三四五六七八九'
const numeral = '[〇零一二三四五六七八九]'

/** Years, months and days in digits: `二〇三一年十二月三十一日`. */
function digits(text: string): string {
  return text
    .replace(new RegExp(`${numeral}{4}(?=年)`, 'g'), (year) =>
      [...year.replaceAll('〇', '零')].map((one) => numerals.indexOf(one)).join(''),
    )
    .replace(/([二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日号])/g, (number) => String(upTo99(number)))
}

function upTo99(number: string): number {
  const ten = number.indexOf('十')
  if (ten < 0) return numerals.indexOf(number)
  const ones = number.slice(ten + 1)
  return (ten === 0 ? 1 : numerals.indexOf(number.slice(0, ten))) * 10 + (ones === '' ? 0 : numerals.indexOf(ones))
}
