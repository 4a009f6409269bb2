import type { BigramTable } from './bigram-table.ts'
import { type Bigram, bigramsOf } from './bigrams.ts'

/** How rare each bigram is: in the reports the table was made of, and in the two that are compared. */
export type Rarity = (bigram: Bigram) => number

/**
 * The mean of both rarities, so that a place's own name, which no other report has, does not count for much in reports
 * that name it in every paragraph. `texts` are the sentences of both.
 */
export function rarityIn(table: BigramTable, texts: readonly string[]): Rarity {
  const counts = new Map<Bigram, number>()
  for (const text of texts)
    for (const bigram of new Set(bigramsOf(text))) counts.set(bigram, (counts.get(bigram) ?? 0) + 1)
  const known = new Map<Bigram, number>()
  return (bigram) => {
    let rarity = known.get(bigram)
    if (rarity === undefined) {
      const count = counts.get(bigram) ?? 0
      const here = Math.log(1 + (texts.length - count + 0.5) / (count + 0.5))
      rarity = (table.idf(bigram) + here) / 2
      known.set(bigram, rarity)
    }
    return rarity
  }
}

/** What of some words is compared with others. */
export interface Profile {
  /** Each bigram once, with its rarity. */
  readonly weights: ReadonlyMap<Bigram, number>
  /** Σ rarity and Σ rarity². */
  readonly sum: number
  readonly square: number
  /** Length 1; all zero where no bigram has a row. */
  readonly vector: Float32Array
}

/** Words that stand for what a text names, and how much they count beside its own. */
export interface OtherWords {
  readonly words: readonly string[]
  readonly share: number
}

/** `others` turn the vector of a text and are no words of its own. */
export function profileOf(
  text: string,
  table: BigramTable,
  rarity: Rarity,
  others: readonly OtherWords[] = [],
): Profile {
  const weights = new Map<Bigram, number>()
  const vector = new Float32Array(table.dims)
  let [sum, square] = [0, 0]
  for (const bigram of bigramsOf(text)) {
    const weight = rarity(bigram)
    table.add(vector, bigram, table.idf(bigram))
    if (weights.has(bigram)) continue
    weights.set(bigram, weight)
    sum += weight
    square += weight * weight
  }
  const own = unitLength(vector)
  const turned = others
    .filter(({ words }) => words.length > 0)
    .reduce((sum, { words, share }) => {
      const other = meaningOf(words, table)
      return sum.map((part, k) => part + share * (other[k] ?? 0))
    }, own)
  return { weights, sum, square, vector: turned === own ? own : unitLength(turned) }
}

function meaningOf(words: readonly string[], table: BigramTable): Float32Array {
  const vector = new Float32Array(table.dims)
  for (const word of words) for (const bigram of bigramsOf(word)) table.add(vector, bigram, table.idf(bigram))
  return unitLength(vector)
}

/** Make a vector's length 1, in place. */
export function unitLength(vector: Float32Array): Float32Array {
  let square = 0
  for (const part of vector) square += part * part
  const length = Math.sqrt(square)
  if (length > 0) for (let k = 0; k < vector.length; k++) vector[k] = (vector[k] ?? 0) / length
  return vector
}

/** The dot product; numbers that `b` does not have count as 0. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0)
  return sum
}
