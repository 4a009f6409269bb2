import * as z from 'zod/mini'

const numbers = z.record(z.string(), z.number())
const logistic = z.object({ bias: z.number(), weights: numbers })

const weightsSchema = z.object({
  schema: z.literal('luoshi.settlement-weights/1'),
  version: z.string(),
  /** How the weights were trained. */
  made: z.string(),
  rank: numbers,
  refine: numbers,
  named: logistic,
  short: logistic,
  met: logistic,
  silent: logistic,
  again: logistic,
})

/** The weights of the ranking and of the verdicts, by the names of what they weigh. */
export type Weights = z.infer<typeof weightsSchema>
/** A logistic model: one weight a feature, and the intercept. */
export type Logistic = z.infer<typeof logistic>

/** Parses weights as the training wrote them. @throws {Error} on any other input */
export const readWeights = (value: unknown): Weights => weightsSchema.parse(value)

/** Σ weight × feature; a feature without a weight counts nothing. */
export function weighed(weights: Readonly<Record<string, number>>, features: Readonly<Record<string, number>>): number {
  let sum = 0
  for (const [name, weight] of Object.entries(weights)) sum += weight * (features[name] ?? 0)
  return sum
}

/** The model's probability for some features, 0 to 1 (logistic function); a feature without a weight counts as 0. */
export const probability = ({ bias, weights }: Logistic, features: Readonly<Record<string, number>>): number =>
  1 / (1 + Math.exp(-bias - weighed(weights, features)))
