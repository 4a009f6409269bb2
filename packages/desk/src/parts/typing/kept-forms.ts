import dayjs, { isDayjs } from 'dayjs'

const prefix = 'luoshi-form '
/** Kept no longer than this: a week, in milliseconds. */
const longest = 7 * 86_400_000

/** Keeps the values of a form in this browser; only of this tab's session, so that nobody who comes later finds them. */
export function keepForm(key: string, values: object): void {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify({ at: Date.now(), values: frozen(values) }))
  } catch {
    // storage is full or blocked: the page itself still holds the text
  }
}

/** The kept values of a form; null where there are none. */
export function keptForm(key: string): object | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null')
    if (kept === null || typeof kept !== 'object' || !('at' in kept) || !('values' in kept)) return null
    if (Date.now() - Number(kept.at) > longest) return null
    const values = thawed(kept.values)
    return typeof values === 'object' ? values : null
  } catch {
    return null
  }
}

/** Removes what is kept of a form. */
export function dropForm(key: string): void {
  sessionStorage.removeItem(prefix + key)
}

/** Days are written as days: as instants they would be of another zone. */
function frozen(value: unknown): unknown {
  if (isDayjs(value)) return { $day: value.format('YYYY-MM-DD') }
  if (Array.isArray(value)) return value.map(frozen)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, frozen(part)]))
}

function thawed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(thawed)
  if (value === null || typeof value !== 'object') return value
  if ('$day' in value) return dayjs(String(value.$day))
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, thawed(part)]))
}
