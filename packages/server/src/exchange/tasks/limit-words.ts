/** A limit as an office writes it. */
export type Limit = { readonly kind: 'day'; readonly day: string } | { readonly kind: 'continuous' }

const numerals = '一二三四五六七八九十'
const pattern =
  /(?:(?<year>\d{4})[年.\-/]?)?(?:(?<month>1[0-2]|0?[1-9])(?:月|[.\-/](?=\d))(?:(?<date>\d{1,2})日?|(?<part>上旬|中旬|下旬|初|底|末)?)|第?(?<quarter>[一二三四1-4])季度[末底]?|(?<half>上半年)|(?<end>下半年|全年|年底|年末|年内|年终|底|末))/g

/**
 * The day by which something is due: `2031年6月底前`, `6月15日前`, `2031-06-30`, 上半年, 三季度, 全年; of a span the end. Null when
 * it names none or several.
 */
export function readLimit(text: string, year: number): Limit | null {
  const bare = monthsInDigits(text.normalize('NFKC').replace(/\s/g, ''))
    // of `1-12月` the first too is a month
    .replace(/(?<!\d)(\d{1,2})([-—–~至到]\d{1,2}月)/, '$1月$2')
  if (/^(持续|长期|常态化|全年持续|贯穿全年)/.test(bare)) return { kind: 'continuous' }
  const whole = /^(\d{4})年?(?:前|完成)?$/.exec(bare)
  if (whole) return { kind: 'day', day: `${whole[1]}-12-31` }
  const found = [...bare.matchAll(pattern)]
  const last = found.at(-1)
  if (!last) return null
  if (found.length > 1 && !(found.length === 2 && isSpan(bare, found[0], last))) return null
  const said = found.map(({ groups }) => groups?.year).find(Boolean)
  const day = dayOfGroups(last.groups ?? {}, Number(last.groups?.year ?? said ?? year))
  return day === null ? null : { kind: 'day', day }
}

const monthsInDigits = (text: string): string =>
  text.replace(/(十[一二]?|[一二三四五六七八九])月/g, (_, month: string) => {
    const [tens, ones] = [month.startsWith('十') ? 10 : 0, numerals.indexOf(month.at(-1) ?? '') + 1]
    return `${month === '十' ? 10 : tens + ones}月`
  })

const isSpan = (text: string, first: RegExpExecArray | undefined, last: RegExpExecArray): boolean =>
  first !== undefined && /^(日|月|底|前)?[-—–~～至到]+$/.test(text.slice(first.index + first[0].length, last.index))

function dayOfGroups(groups: Record<string, string | undefined>, year: number): string | null {
  const { month, date, part, quarter, half } = groups
  if (half) return `${year}-06-30`
  if (quarter) return lastOf(year, (numerals.indexOf(quarter) + 1 || Number(quarter)) * 3)
  if (month === undefined) return `${year}-12-31`
  const last = lastOf(year, Number(month))
  const day = date ?? { 上旬: '10', 初: '10', 中旬: '20' }[part ?? '']
  if (day === undefined) return last
  const named = `${last.slice(0, 8)}${day.padStart(2, '0')}`
  return Number(day) >= 1 && named <= last ? named : null
}

const lastOf = (year: number, month: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`
