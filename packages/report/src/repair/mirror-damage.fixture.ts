import { gbkCharacter, gbkCode } from './gbk.ts'

/** How a mirror mangles: which characters it marks with which reading, and what its decoder makes of half a character. */
export interface Mirror {
  /** In the order in which the mirror searches for them. */
  readonly marks: readonly (readonly [character: string, reading: string])[]
  /** Whether the decoder swallows the bracket behind a byte that was cut off. */
  readonly swallows: boolean
}

type Item = number | string

/** A Traditional text as a mirror leaves it that puts `(reading)` behind every byte pair equal to a marked character. */
export function mirrorDamage(text: string, { marks, swallows }: Mirror): string {
  let items: Item[] = []
  for (const character of text) {
    const code = gbkCode(character.charCodeAt(0))
    if (code > 0xff) items.push(code >> 8, code & 0xff)
    else items.push(code)
  }
  for (const [character, reading] of marks) items = insert(items, gbkCode(character.charCodeAt(0)), reading)
  return decode(items, swallows)
}

function insert(items: readonly Item[], code: number, reading: string): Item[] {
  const out: Item[] = []
  for (let i = 0; i < items.length; i++) {
    out.push(items[i] as Item)
    if (items[i] !== code >> 8 || items[i + 1] !== (code & 0xff)) continue
    out.push(items[++i] as Item, `(${reading})`)
  }
  return out
}

function decode(items: readonly Item[], swallows: boolean): string {
  let out = ''
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item
    const next = items[i + 1]
    if (typeof item === 'string') out += item
    else if (item < 0x80) out += String.fromCharCode(item)
    else if (item === 0x80) out += '€'
    else if (typeof next === 'string') {
      out += `?${swallows ? next.slice(1) : next}`
      i++
    } else if (next === undefined || next < 0x40) out += '?'
    else {
      const unit = gbkCharacter(item, next)
      out += unit === 0 ? '?' : String.fromCharCode(unit)
      i++
    }
  }
  return out
}
