import { readFileSync } from 'node:fs'
import { readWeights, shippedWeights, type Weights } from '@luoshi/report/compare'
import { type Failure, failure, fileFailure } from '../extract/failure.ts'

/** The weights in a file, or the shipped ones for null. */
export function weightsFrom(file: string | null): Weights | Failure {
  if (file === null) return shippedWeights
  try {
    return readWeights(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const known = fileFailure(file, error)
    if (known) return known
    return failure(file, 'no-weights', {
      zh: '不是权重文件（应为 scripts/settlement/train.mjs 写出的 JSON）',
      en: 'no file of weights (the JSON that scripts/settlement/train.mjs writes)',
    })
  }
}
