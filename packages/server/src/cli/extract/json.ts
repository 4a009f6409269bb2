// JSON writes C0 as escapes by itself; a terminal would take U+009B as the start of a sequence
const raw = /[\u007f-\u009f]/
const everyRaw = /[\u007f-\u009f]/g

/** The value as JSON on one line, safe to be shown on a terminal. */
export function json(value: unknown): string {
  const text = JSON.stringify(value)
  return raw.test(text)
    ? text.replace(everyRaw, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text
}
