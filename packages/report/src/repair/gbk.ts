interface Table {
  /** By UTF-16 unit: lead and trail byte as one number, 0 where GBK has none. */
  readonly codes: Uint16Array
  /** By lead and trail byte as one number. */
  readonly characters: Uint16Array
}

let made: Table | undefined

/** The two bytes of a character in GBK as one number, one byte as it is, 0 where GBK has none. */
export function gbkCode(character: number): number {
  if (character < 0x80) return character
  return table().codes[character] ?? 0
}

/** The character of two bytes in GBK, as a UTF-16 unit; 0 where GBK has none. */
export function gbkCharacter(lead: number, trail: number): number {
  return table().characters[(lead << 8) | trail] ?? 0
}

/** Built on first use from the platform's decoder, about 24,000 pairs. */
function table(): Table {
  made ??= makeTable()
  return made
}

function makeTable(): Table {
  const codes = new Uint16Array(0x10000)
  const characters = new Uint16Array(0x10000)
  const decoder = new TextDecoder('gbk')
  const row = new Uint8Array(191 * 3)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) row.set([lead, trail, 0x0a], (trail - 0x40) * 3)
    const cells = decoder.decode(row).split('\n')
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const cell = cells[trail - 0x40] ?? ''
      const unit = cell.charCodeAt(0)
      if (cell.length !== 1 || unit === 0xfffd || trail === 0x7f) continue
      characters[(lead << 8) | trail] = unit
      if (!codes[unit]) codes[unit] = (lead << 8) | trail
    }
  }
  // what other decoders make of the same bytes
  codes[0x20ac] = 0x80
  for (const [unit, code] of [
    [0x2015, 0xa1aa],
    [0xe5e5, 0xa3a0],
    [0x30fb, 0xa1a4],
    [0x2225, 0xa1ce],
  ] as const)
    codes[unit] ||= code
  return { codes, characters }
}
