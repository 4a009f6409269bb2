/** A day of the calendar, 1992 to 2999, as written: `2026-02-13`; undefined when it is none. */
export function readDay(written: string): string | undefined {
  if (!/^(?:199[2-9]|2\d{3})-\d{2}-\d{2}$/.test(written)) return undefined
  const at = Date.parse(written)
  // 30 February is read as a day of March by some readers, and refused by others
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written) ? written : undefined
}

/**
 * A moment as written: `2026-02-13T10:00`, seconds with a fraction and a blank instead of the T allowed, in Beijing time unless
 * it names its own (`Z`, `+08:00`, `+0800`). A day alone is its first moment. Undefined when it is none.
 */
export function readMoment(written: string): Date | undefined {
  const parts =
    /^(\S{10})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d(?:\.\d{1,9})?))?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?$/.exec(
      written,
    )
  const day = parts?.[1] === undefined ? undefined : readDay(parts[1])
  if (!parts || day === undefined) return undefined
  const [, , hours = '00', minutes = '00', seconds = '00', zone = '+08:00'] = parts
  return new Date(`${day}T${hours}:${minutes}:${seconds}${zone.replace(/^(.\d\d):?(\d\d)$/, '$1:$2')}`)
}
