import shipped from './weights.json' with { type: 'json' }
import { readWeights } from './weights.ts'

/** The weights this version was made with. */
export const shippedWeights = readWeights(shipped)
