import characters from 'opencc-js/dict/TSCharacters'
import { simplifiedOnly } from './simplified-only.ts'

/** Forms that are Traditional in Hong Kong or Taiwan only, each with the Simplified one. */
const regional = '敍叙枱台粧妆衞卫衹只糭粽'

/** Traditional characters that Simplified text has as well, in words of their own. */
const shared = '乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽著瞭'

let table: Uint16Array | undefined
const respelt = new Set<number>()
let only: Uint8Array | undefined
let traditional: Uint8Array | undefined

/** For each UTF-16 unit the Simplified one, itself where there is no other; 0 for characters that need more than one unit. */
export function simplifiedUnits(): Uint16Array {
  table ??= makeTable()
  return table
}

/** The Simplified form of a character of the basic plane. */
export function simplified(unit: number): number {
  return simplifiedUnits()[unit] || unit
}

/** Whether Simplified text hardly ever has this character. */
export function isTraditionalOnly(unit: number): boolean {
  if (!traditional) {
    traditional = new Uint8Array(0x10000)
    for (const each of traditionalUnits()) traditional[each] = 1
  }
  return traditional[unit] === 1
}

/** Every character for which {@link isTraditionalOnly} holds. */
export function traditionalUnits(): number[] {
  const units = simplifiedUnits()
  const ordinary = (unit: number) => !shared.includes(String.fromCharCode(unit))
  return [...respelt].filter((unit) => unit >= 0x3400 && unit < 0xa000 && units[unit] !== unit && ordinary(unit))
}

/** Whether Traditional text never has this character. */
export function isSimplifiedOnly(unit: number): boolean {
  if (!only) {
    only = new Uint8Array(0x10000)
    for (let i = 0; i < simplifiedOnly.length; i++) only[simplifiedOnly.charCodeAt(i)] = 1
  }
  return only[unit] === 1
}

function makeTable(): Uint16Array {
  const units = new Uint16Array(0x10000)
  for (let i = 0; i < units.length; i++) units[i] = i
  const spell = (from: number, to: number) => {
    units[from] = to
    respelt.add(from)
  }
  for (const entry of characters.split('|')) {
    const [from = '', to = ''] = entry.split(' ')
    if (from.length === 1) spell(from.charCodeAt(0), to.length === 1 ? to.charCodeAt(0) : 0)
  }
  for (let i = 0; i < regional.length; i += 2) spell(regional.charCodeAt(i), regional.charCodeAt(i + 1))
  return units
}
