const plans = ['一', '二', '三', '四', '五', '六', '七']

/** The years an outlook speaks for: `“十四五”时期` is 2021–2025, `今后五年` counts from the plan's year; null when unsaid. */
export function horizonOf(words: string, planYear: number | null): string | null {
  const named = [...words.matchAll(/“?十([一二三四五六七])?五”?(?:时期|规划|期间|发展|经济|末|目标|开局)/g)].map(
    (match) => (match[1] ? plans.indexOf(match[1]) + 1 : 0),
  )
  if (named.length > 0) {
    const start = 2001 + 5 * Math.max(...named)
    return `${start}–${start + 4}`
  }
  const span = /(20\d\d)\s*[-—－–~至]+\s*(20\d\d)年/.exec(words)
  if (span) return `${span[1]}–${span[2]}`
  const next = /(?:今后|未来|下)(?:的)?(?:一?个?)?([五三四5 34])年/.exec(words)?.[1]
  if (next && planYear)
    return `${planYear}–${planYear + (next === '三' || next === '3' ? 2 : next === '四' || next === '4' ? 3 : 4)}`
  if (/本届政府|新一届政府/.test(words) && planYear) return `${planYear}–${planYear + 4}`
  const until = /到(20\d\d)年/.exec(words)?.[1]
  return until ? `–${until}` : null
}

const aimsFar =
  /^(?:今后|未来|接下来)的?[一二三四五六七八九十几两]+个?年|^(?:“?十[一二三四五六七]五”?|今后|未来|到20\d\d年)[^。；]{0,24}目标(?:任务)?(?:是|为|：)/

/** Whether a paragraph is of the years to come, wherever it stands: `⟦今后三年，…⟧`, `⟦“十四五”后半程，我们的奋斗目标是：…⟧`. */
export function tellsYearsAhead(words: string): boolean {
  return aimsFar.test(words)
}
