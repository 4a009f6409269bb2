import { readWeights } from './weights.ts'
import shipped from './weights.json' with { type: 'json' }

/** The weights this version was made with. */
export const shippedWeights = readWeights(shipped)
