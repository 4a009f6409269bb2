/** True for a character of Chinese writing, between which no space is set. */
export function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xffef) ||
    code === 0x201c ||
    code === 0x201d ||
    code === 0x2014
  )
}

/** True for a space, tab or line end of a source file, which a layout may set as one space. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0x0c
}

/**
 * A paragraph's source as it would be shown: runs of blanks one space, trimmed at both ends (full-width spaces too).
 * A line end of the source between two Chinese characters shows as nothing.
 */
export function collapseBlanks(text: string): string {
  const pieces: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (!isBlank(code)) continue
    const start = at
    let lineEnd = false
    for (; at < text.length && isBlank(text.charCodeAt(at)); at++)
      if (text.charCodeAt(at) === 0x0a || text.charCodeAt(at) === 0x0d) lineEnd = true
    if (at - start === 1 && code === 0x20) continue
    const nothing = lineEnd && isWide(text.charCodeAt(start - 1)) && isWide(text.charCodeAt(at))
    pieces.push(text.slice(from, start), nothing ? '' : ' ')
    from = at
  }
  if (pieces.length === 0) return text.trim()
  pieces.push(text.slice(from))
  return pieces.join('').trim()
}
