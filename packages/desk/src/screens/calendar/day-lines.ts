interface Day {
  readonly day: string
  readonly kind: 'off' | 'work'
}

/** Days of a kind as people write them: `10-01~10-07`, `05-09`. Days one after another stand together. */
export function linesOf(days: readonly Day[], kind: Day['kind']): string[] {
  const own = days.filter((one) => one.kind === kind).map(({ day }) => day)
  const runs: [string, string][] = []
  for (const day of own) {
    const last = runs.at(-1)
    if (last && Date.parse(day) - Date.parse(last[1]) === 86_400_000) last[1] = day
    else runs.push([day, day])
  }
  return runs.map(([from, to]) => (from === to ? from.slice(5) : `${from.slice(5)}~${to.slice(5)}`))
}

/**
 * The days of a year as they were written, weekends inside a holiday too: what was entered is what stands there afterwards.
 * Words for the person where a line cannot be read, or a day is to be both.
 */
export function daysWritten(year: number, off: string, work: string): readonly Day[] | string {
  const [free, worked] = [daysOf(year, off), daysOf(year, work)]
  const wrong = [...free, ...worked].find((day) => !/^\d{4}-\d{2}-\d{2}$/.test(day))
  if (wrong) return `看不懂“${wrong}”，请写成 01-01 或 01-21~01-27。`
  const both = free.find((day) => worked.includes(day))
  if (both) return `${both.slice(5)} 既列为放假，又列为调休上班。`
  return [
    ...[...new Set(free)].map((day) => ({ day, kind: 'off' as const })),
    ...[...new Set(worked)].map((day) => ({ day, kind: 'work' as const })),
  ].sort((a, b) => a.day.localeCompare(b.day))
}

/** The days that lines name in a year, `YYYY-MM-DD`; what cannot be read comes back as it was written. */
export function daysOf(year: number, text: string): string[] {
  const lines = text.split(/[\n、，,；;]/u).map((line) => line.trim())
  return lines
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [, from, to = from] = /^(\d{1,2}-\d{1,2})(?:\s*[~～至-]\s*(\d{1,2}-\d{1,2}))?$/u.exec(line) ?? []
      if (from === undefined || to === undefined) return [line]
      const [start, end] = [from, to].map((day) => Date.parse(`${year}-${padded(day)}T00:00:00Z`))
      if (start === undefined || end === undefined || !(start <= end)) return [line]
      const days: string[] = []
      for (let at = start; at <= end; at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10))
      return days
    })
}

const padded = (day: string): string =>
  day
    .split('-')
    .map((part) => part.padStart(2, '0'))
    .join('-')
