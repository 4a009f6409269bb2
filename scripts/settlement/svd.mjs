// Truncated singular value decomposition of a sparse matrix by randomised subspace iteration.

/**
 * U √Σ of the `count` largest singular values, a row an array, for a matrix of sparse rows `[[column, value]…]` with as many
 * columns as rows; the sign of a direction is arbitrary. Numbers that only look random begin it: the same rows give the
 * same factors.
 */
export function largestFactors(rows, count, rounds = 8) {
  const size = rows.length
  const wide = Math.min(size, count + 20)
  const random = numbers(20_240_101)
  let basis = orthonormal(Array.from({ length: wide }, () => Float64Array.from({ length: size }, random)))
  for (let round = 0; round < rounds; round++) basis = orthonormal(basis.map((v) => times(rows, timesTransposed(rows, v))))
  // of B = Qᵀ A the small matrix B Bᵀ has the squares of the singular values
  const projected = basis.map((v) => timesTransposed(rows, v))
  const { values, vectors } = symmetric(projected.map((a) => projected.map((b) => dot(a, b))))
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: count }, (_, k) => {
      const part = basis.reduce((sum, v, j) => sum + v[i] * vectors[k][j], 0)
      return part * Math.max(0, values[k]) ** 0.25
    }),
  )
}

function times(rows, vector) {
  return Float64Array.from(rows, (row) => row.reduce((sum, [column, value]) => sum + value * vector[column], 0))
}

function timesTransposed(rows, vector) {
  const product = new Float64Array(rows.length)
  for (const [i, row] of rows.entries()) for (const [column, value] of row) product[column] += value * vector[i]
  return product
}

/** The directions of some vectors, each of length 1 and square to those before it (Gram–Schmidt, twice for accuracy). */
function orthonormal(vectors) {
  for (const [i, vector] of vectors.entries()) {
    for (let again = 0; again < 2; again++)
      for (const other of vectors.slice(0, i)) {
        const share = dot(vector, other)
        for (let k = 0; k < vector.length; k++) vector[k] -= share * other[k]
      }
    const length = Math.sqrt(dot(vector, vector))
    for (let k = 0; k < vector.length; k++) vector[k] = length > 1e-12 ? vector[k] / length : 0
  }
  return vectors
}

/** Eigenvalues of a symmetric matrix, largest first, with their vectors (Jacobi's rotations). */
function symmetric(matrix) {
  const size = matrix.length
  const a = matrix.map((row) => [...row])
  const v = a.map((_, i) => a.map((_, k) => (i === k ? 1 : 0)))
  for (let sweep = 0; sweep < 60; sweep++) {
    let rest = 0
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        const off = a[p][q]
        rest += off * off
        if (off * off <= 1e-24 * Math.abs(a[p][p] * a[q][q])) continue
        const angle = 0.5 * Math.atan2(2 * off, a[q][q] - a[p][p])
        const [c, s] = [Math.cos(angle), Math.sin(angle)]
        for (let k = 0; k < size; k++) [a[k][p], a[k][q]] = [c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]]
        for (let k = 0; k < size; k++) [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]]
        for (let k = 0; k < size; k++) [v[k][p], v[k][q]] = [c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q]]
      }
    if (rest < 1e-18 * Math.max(1, a.reduce((sum, row, i) => sum + row[i] ** 2, 0))) break
  }
  const order = a.map((row, i) => [row[i], i]).sort(([x], [y]) => y - x)
  return { values: order.map(([value]) => value), vectors: order.map(([, i]) => v.map((row) => row[i])) }
}

function dot(a, b) {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k]
  return sum
}

/** A generator of numbers from −1 to 1 that begins the same every time (mulberry32). */
function numbers(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2_147_483_648 - 1
  }
}
