import { frequentCharacters, frequentPairs } from './frequent-words.ts'
import { isSimplifiedOnly, simplified } from './simplified.ts'

interface Table {
  /** By character. */
  readonly single: Float64Array
  /** By character the ones that often follow, the most frequent first. */
  readonly followers: ReadonlyMap<number, string>
}

const unknown = -14
const signs = { '，': -2.5, '。': -3, '、': -3.5, '；：“”（）《》': -5 }
const symbol = -13
const latin = -12
const digit = -5
let made: Table | undefined

/** How likely a character stands in a Traditional report by itself: the logarithm of its frequency, roughly. */
export function likely(unit: number): number {
  return table().single[unit] ?? symbol
}

/** What two characters side by side add to that; 0 where the pair is not frequent. */
export function likelyPair(first: number, second: number): number {
  return followersOf(simplified(first))?.get(simplified(second)) ?? 0
}

const followers = new Map<number, ReadonlyMap<number, number> | undefined>()

/** What each frequent follower of a Simplified character adds; worked out when the character is first met. */
function followersOf(first: number): ReadonlyMap<number, number> | undefined {
  const known = followers.get(first)
  if (known || followers.has(first)) return known
  const listed = table().followers.get(first)
  const found = listed === undefined ? undefined : new Map<number, number>()
  // of one listed twice the first counts
  for (let at = (listed?.length ?? 0) - 1; at >= 0; at--) found?.set(listed?.charCodeAt(at) ?? 0, byRank(at))
  followers.set(first, found)
  return found
}

function byRank(at: number): number {
  return 6 - 0.6 * Math.log(1 + at)
}

function table(): Table {
  made ??= makeTable()
  return made
}

function makeTable(): Table {
  const frequent = new Float64Array(0x10000)
  for (let i = 0; i < frequentCharacters.length; i++) frequent[frequentCharacters.charCodeAt(i)] = -2 - Math.log(2 + i)
  const single = new Float64Array(0x10000).fill(symbol)
  single.fill(latin, 0, 0x80)
  single.fill(digit, 0x30, 0x3a)
  for (const [characters, value] of Object.entries(signs))
    for (const character of characters) single[character.charCodeAt(0)] = value
  for (let unit = 0x3400; unit <= 0x9fff; unit++)
    single[unit] = (frequent[simplified(unit)] || unknown) - (isSimplifiedOnly(unit) ? 6 : 0)
  const followers = new Map(frequentPairs.split('\n').map((line) => [line.charCodeAt(0), line.slice(1)] as const))
  return { single, followers }
}
