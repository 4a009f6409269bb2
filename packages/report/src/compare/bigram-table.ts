import * as z from 'zod/mini'
import { type Bigram, bigramOf } from './bigrams.ts'

/** Vectors of character bigrams: what stands near what in many reports, so that 造林 and 绿化 are alike. */
export interface BigramTable {
  readonly dims: number
  /** ln(1 + (units − df + ½) / (df + ½)) in the reports the table was made of; a bigram too rare for it has the highest. */
  idf(bigram: Bigram): number
  /** Add a bigram's row, made length 1, times `weight` to `vector`; a bigram without a row adds nothing. */
  add(vector: Float32Array, bigram: Bigram, weight: number): void
}

const headSchema = z.object({
  schema: z.literal('luoshi.bigram-vectors/1'),
  dims: z.int().check(z.positive()),
  rows: z.int().check(z.positive()),
  units: z.int().check(z.positive()),
  least: z.int().check(z.positive()),
  vocabulary: z.string(),
  df: z.array(z.int().check(z.positive())),
})

/**
 * The table in two files: `head` is the parsed JSON, `numbers` the signed bytes, row after row.
 * @throws {Error} when the two do not belong together: the files of an installation are damaged
 */
export function bigramTable(head: unknown, numbers: Uint8Array): BigramTable {
  const { dims, rows, units, least, vocabulary, df } = headSchema.parse(head)
  if (numbers.length !== rows * dims || vocabulary.length !== 2 * rows || df.length !== rows)
    throw new Error(`bigram vectors: ${rows} rows of ${dims} do not fit the file of ${numbers.length} bytes`)
  const parts = new Int8Array(numbers.buffer, numbers.byteOffset, numbers.length)
  const rowOf = new Map<Bigram, number>()
  const idfs = new Float32Array(rows)
  const lengths = new Float32Array(rows)
  const idfOf = (count: number) => Math.log(1 + (units - count + 0.5) / (count + 0.5))
  for (let row = 0; row < rows; row++) {
    rowOf.set(bigramOf(vocabulary.charCodeAt(2 * row), vocabulary.charCodeAt(2 * row + 1)), row)
    idfs[row] = idfOf(df[row] ?? 0)
    let square = 0
    for (let k = row * dims; k < (row + 1) * dims; k++) square += (parts[k] ?? 0) ** 2
    lengths[row] = Math.sqrt(square) || 1
  }
  const rarest = idfOf(least / 2)
  return {
    dims,
    idf(bigram) {
      const row = rowOf.get(bigram)
      return row === undefined ? rarest : (idfs[row] ?? rarest)
    },
    add(vector, bigram, weight) {
      const row = rowOf.get(bigram)
      if (row === undefined) return
      const scale = weight / (lengths[row] ?? 1)
      const start = row * dims
      for (let k = 0; k < dims; k++) vector[k] = (vector[k] ?? 0) + scale * (parts[start + k] ?? 0)
    },
  }
}
