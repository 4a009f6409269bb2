/**
 * The tables that a PDF with fonts outside the file (`/GBK-EUC-H`, `/UniGB-UCS2-H`) relies on, made from what the
 * decoders know instead of shipped. A table leads from a code to a glyph's number and a second one from there to a
 * character; as no glyph is drawn, numbers of our own stand in between, above those in use. A true number, from a
 * font that only its own table explains, leads to U+FFFD: it must not pass for another character.
 */
export function chineseCmap(name: string): Uint8Array {
  if (/^Adobe-(?:GB1|CNS1)-UCS2$/.test(name)) return toUnicode()
  if (/^Uni(?:GB|CNS)-(?:UCS2|UTF16)-[HV]$/.test(name)) return cmap('<0000> <FFFF>', unicodeRanges(), 'cidrange')
  if (/^GB(?:K|Kp|K2K|pc)?(?:-EUC)?-[HV]$/.test(name)) return fromCodes('gb18030')
  if (/^(?:ETen|ETenms|HKscs)-B5-[HV]$|^B5pc-[HV]$/.test(name)) return fromCodes('big5')
  throw new Error(`no table ${name}`)
}

/** Unicode ranges and the numbers that stand for them, `[first, last, number]`. */
const ranges = [
  [0x3000, 0x30ff, 0x7e00],
  [0xff00, 0xffee, 0x7f00],
  [0x4e00, 0x9fff, 0x8000],
  [0x0020, 0x2dff, 0xd220],
] as const
/** Above every glyph number that Adobe's Chinese collections have. */
const firstOwn = 0x7800

function numberOf(code: number): number | null {
  for (const [first, last, number] of ranges) if (code >= first && code <= last) return number + code - first
  return null
}

function unicodeRanges(): string[] {
  return ranges.map(([first, last, number]) => `<${hex(first)}> <${hex(last)}> ${number}`)
}

function fromCodes(encoding: 'gb18030' | 'big5'): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const lines: string[] = []
  for (let code = 0x20; code < 0x7f; code++) lines.push(`<${hex(code, 2)}> ${numberOf(code) ?? 0}`)
  const pair = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      pair[0] = lead
      pair[1] = trail
      const sign = decoder.decode(pair)
      const number = sign.length === 1 ? numberOf(sign.charCodeAt(0)) : null
      if (number !== null) lines.push(`<${hex((lead << 8) | trail)}> ${number}`)
    }
  return cmap('<00> <80>\n<8140> <FEFE>', lines, 'cidchar')
}

function toUnicode(): Uint8Array {
  const lines: string[] = []
  for (let number = 1; number < firstOwn; number++) lines.push(`<${hex(number)}> <${hex(number)}> <FFFD>`)
  for (const [first, last, number] of ranges)
    lines.push(`<${hex(number)}> <${hex(number + last - first)}> <${hex(first)}>`)
  return cmap('<0000> <FFFF>', lines, 'bfrange')
}

function cmap(codes: string, lines: readonly string[], kind: 'cidrange' | 'cidchar' | 'bfrange'): Uint8Array {
  return new TextEncoder().encode(
    `begincmap\n1 begincodespacerange\n${codes}\nendcodespacerange\n${lines.length} begin${kind}\n${lines.join('\n')}\nend${kind}\nendcmap\n`,
  )
}

function hex(code: number, digits = 4): string {
  return code.toString(16).toUpperCase().padStart(digits, '0')
}
