import { frequentCharacters, frequentPairs } from './frequent-words.ts'
import { isSimplifiedOnly, simplified } from './simplified.ts'

interface Table {
  readonly single: Float64Array
  readonly followers: ReadonlyMap<number, string>
}

const unknown = -14
const signs: Record<string, number> = { '，': -2.5, '。': -3, '、': -3.5 }
const sign = -5
const symbol = -13
let made: Table | undefined

/** How likely a character stands in a Traditional report by itself: the logarithm of its frequency, roughly. */
export function likely(unit: number): number {
  const { single } = table()
  if (unit < 0x80) return unit >= 0x30 && unit <= 0x39 ? -5 : -12
  if (unit < 0x3400 || unit > 0x9fff) return likelySign(String.fromCharCode(unit))
  return (single[simplified(unit)] || unknown) - (isSimplifiedOnly(unit) ? 6 : 0)
}

function likelySign(character: string): number {
  return signs[character] ?? ('；：“”（）《》'.includes(character) ? sign : symbol)
}

/** What two characters side by side add to that; 0 where the pair is not frequent. */
export function likelyPair(first: number, second: number): number {
  const at =
    table()
      .followers.get(simplified(first))
      ?.indexOf(String.fromCharCode(simplified(second))) ?? -1
  return at < 0 ? 0 : 6 - 0.6 * Math.log(1 + at)
}

function table(): Table {
  made ??= makeTable()
  return made
}

function makeTable(): Table {
  const single = new Float64Array(0x10000)
  for (let i = 0; i < frequentCharacters.length; i++) single[frequentCharacters.charCodeAt(i)] = -2 - Math.log(2 + i)
  const followers = new Map(frequentPairs.split('\n').map((line) => [line.charCodeAt(0), line.slice(1)] as const))
  return { single, followers }
}
