import { replaceAll, type Source } from '../source/source.ts'

/** Names of references, each with its character behind it. */
const names =
  'ldquo“ rdquo” lsquo‘ rsquo’ sbquo‚ bdquo„ laquo« raquo» lsaquo‹ rsaquo› mdash— ndash– hellip… middot· bull• permil‰ times× divide÷ plusmn± deg° sup1¹ sup2² sup3³ frac12½ frac14¼ frac34¾ le≤ ge≥ ne≠ asymp≈ copy© reg® trade™ sect§ para¶ yen¥ euro€ pound£ cent¢ rarr→ larr← uarr↑ darr↓ radic√ infin∞ alphaα betaβ microµ omegaω OmegaΩ DeltaΔ sim∼ tilde˜ oline‾ square□ squ□ loz◊ spades♠'
const named = new Map<string, string>(names.split(' ').map((entry) => [entry.slice(0, -1), entry.slice(-1)]))
const plain = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  ensp: ' ',
  emsp: '\u3000',
  thinsp: ' ',
}
for (const [name, character] of Object.entries(plain)) named.set(name, character)
const pattern =
  /&(?:amp;){0,3}(?:#(?:x([0-9a-f]{1,6})|(\d{1,7}));?|([a-z]{2,8}[1-4]{0,2});|(nbsp|ldquo|rdquo|lsquo|rsquo|mdash|middot|hellip|quot)(?![a-z]))/gi

/** HTML character references read, also those escaped twice or without their semicolon: `⟦&amp;ldquo;⟧四敢⟦&rdquo⟧`. */
export function entities(source: Source): Source {
  return replaceAll(source, pattern, (match) => read(match) ?? match[0], 'entities')
}

function read([, hex, decimal, name, bare]: RegExpExecArray): string | undefined {
  const word = name ?? bare
  if (word !== undefined) return named.get(word) ?? named.get(word.toLowerCase())
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
  // 0x80–0x9F mean the Windows characters in every browser
  return code >= 0x80 && code <= 0x9f
    ? new TextDecoder('windows-1252').decode(new Uint8Array([code]))
    : String.fromCodePoint(code)
}
