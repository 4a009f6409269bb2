import type { Compared } from './side.ts'

/** Neighbours this far off either way still tell where in the review a promise is answered. */
const reach = 8

/**
 * For every promise and claim: how much the promises around this one point to the sentences around that one, as a
 * logarithm from about 0 to 6. A review follows the plan it answers, so an area's promises are answered side by side.
 * `contexts` is the likeness of every promise and every claim in their context.
 */
export function neighbourhood(
  promises: readonly Compared[],
  claims: readonly Compared[],
  contexts: readonly Float32Array[],
): Float32Array[] {
  const pointers = contexts.map((row) => spread(pointing(row, claims)))
  return promises.map(({ statement: { heading, area } }, i) => {
    const sum = new Float32Array(claims.length)
    let all = 0
    for (let step = -reach; step <= reach; step++) {
      const [other, pointer] = [promises[i + step]?.statement, pointers[i + step]]
      if (step === 0 || !other || !pointer) continue
      const near = other.heading === heading ? 1 : other.area === area ? 0.5 : 0.1
      const weight = near * Math.exp(-Math.abs(step) / 3)
      all += weight
      for (let j = 0; j < sum.length; j++) sum[j] = (sum[j] ?? 0) + weight * (pointer[j] ?? 0)
    }
    return sum.map((part) => Math.log(part / (all || 1) + 0.003) + 6)
  })
}

/** To which sentences the likeness in context alone points; adds up to 1. */
function pointing(contexts: Float32Array, claims: readonly Compared[]): Float32Array {
  const scores = claims.map(
    ({ statement: { role } }, j) => 14 * (contexts[j] ?? 0) - (role === 'problem' ? 2 : role === 'result' ? 0 : 1),
  )
  const most = Math.max(...scores)
  const shares = Float32Array.from(scores, (score) => Math.exp(score - most))
  const sum = shares.reduce((all, share) => all + share, 0)
  return shares.map((share) => share / sum)
}

const falling = Array.from({ length: 9 }, (_, i) => Math.exp(-Math.abs(i - 4) / 2))

/** Every share given to the sentences around as well. */
function spread(shares: Float32Array): Float32Array {
  return shares.map((_, j) => falling.reduce((sum, weight, i) => sum + (shares[j + i - 4] ?? 0) * weight, 0))
}
