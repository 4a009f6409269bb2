// Fits linear weights by Newton's method with halved steps; features are scaled by their spread, so that one penalty suits all.

/**
 * Weights for `{ candidates: [[feature…]…], relevance: [0|½|1…] }` lists: the likelihood of the right ones under a softmax
 * over each list, less `penalty`/2 × Σ weight².
 */
export function fitListwise(lists, penalty) {
  const scale = spread(lists.flatMap(({ candidates }) => candidates))
  const scaled = lists.map(({ candidates, relevance }) => {
    const sum = relevance.reduce((all, each) => all + each, 0)
    return {
      rows: candidates.map((row) => row.map((value, k) => value / scale[k])),
      share: relevance.map((each) => each / sum),
    }
  })
  const loss = (weights) => {
    let sum = (penalty / 2) * dot(weights, weights)
    for (const { rows, share } of scaled) {
      const scores = rows.map((row) => dot(row, weights))
      const most = Math.max(...scores)
      const all = most + Math.log(scores.reduce((total, score) => total + Math.exp(score - most), 0))
      for (const [j, part] of share.entries()) if (part > 0) sum += (part * (all - scores[j])) / scaled.length
    }
    return sum
  }
  const slopes = (weights) => {
    const { gradient, curvature } = start(weights, penalty)
    for (const { rows, share } of scaled) {
      const scores = rows.map((row) => dot(row, weights))
      const most = Math.max(...scores)
      const parts = scores.map((score) => Math.exp(score - most))
      const all = parts.reduce((total, part) => total + part, 0)
      const mean = weights.map((_, k) => rows.reduce((sum, row, j) => sum + (parts[j] / all) * row[k], 0))
      for (const [j, row] of rows.entries()) {
        const chance = parts[j] / all / scaled.length
        for (let k = 0; k < row.length; k++) gradient[k] += (chance - share[j] / scaled.length) * row[k]
        if (chance > 1e-8)
          addSquare(
            curvature,
            row.map((value, k) => value - mean[k]),
            chance,
          )
      }
    }
    return { gradient, curvature }
  }
  return minimum(scale.length, loss, slopes).map((weight, k) => weight / scale[k])
}

/** `{ bias, weights }` for rows of features and their answers (0 or 1), less `penalty`/2 × rows × Σ weight². */
export function fitLogistic(rows, answers, penalty) {
  const scale = spread(rows)
  const middle = scale.map((_, k) => rows.reduce((sum, row) => sum + row[k], 0) / rows.length)
  const scaled = rows.map((row) => [1, ...row.map((value, k) => (value - middle[k]) / scale[k])])
  const penalties = [1e-6, ...scale.map(() => penalty)]
  const loss = (weights) => {
    let sum = weights.reduce((all, weight, k) => all + (penalties[k] / 2) * weight * weight, 0)
    for (const [i, row] of scaled.entries()) {
      const score = dot(row, weights)
      sum += (Math.max(score, 0) - answers[i] * score + Math.log1p(Math.exp(-Math.abs(score)))) / rows.length
    }
    return sum
  }
  const slopes = (weights) => {
    const { gradient, curvature } = start(weights, penalties)
    for (const [i, row] of scaled.entries()) {
      const chance = 1 / (1 + Math.exp(-dot(row, weights)))
      for (let k = 0; k < row.length; k++) gradient[k] += ((chance - answers[i]) * row[k]) / rows.length
      addSquare(curvature, row, (chance * (1 - chance)) / rows.length)
    }
    return { gradient, curvature }
  }
  const [bias, ...rest] = minimum(scale.length + 1, loss, slopes)
  const weights = rest.map((weight, k) => weight / scale[k])
  return { bias: bias - dot(weights, middle), weights }
}

function minimum(length, loss, slopes) {
  let weights = new Array(length).fill(0)
  for (let round = 0; round < 40; round++) {
    const { gradient, curvature } = slopes(weights)
    const step = solve(curvature, gradient)
    const before = loss(weights)
    let share = 1
    const moved = () => weights.map((weight, k) => weight - share * step[k])
    while (share > 1e-5 && loss(moved()) > before) share /= 2
    weights = moved()
    if (before - loss(weights) < 1e-10) break
  }
  return weights
}

function start(weights, penalty) {
  const penalties = Array.isArray(penalty) ? penalty : weights.map(() => penalty)
  return {
    gradient: weights.map((weight, k) => penalties[k] * weight),
    curvature: weights.map((_, k) => weights.map((_, m) => (k === m ? penalties[k] : 0))),
  }
}

function addSquare(matrix, row, weight) {
  for (let k = 0; k < row.length; k++) {
    const part = weight * row[k]
    if (part === 0) continue
    for (let m = 0; m < row.length; m++) matrix[k][m] += part * row[m]
  }
}

/** Solves matrix × x = vector by elimination with pivots. */
function solve(matrix, vector) {
  const rows = matrix.map((row, i) => [...row, vector[i]])
  for (let i = 0; i < rows.length; i++) {
    let best = i
    for (let r = i + 1; r < rows.length; r++) if (Math.abs(rows[r][i]) > Math.abs(rows[best][i])) best = r
    ;[rows[i], rows[best]] = [rows[best], rows[i]]
    for (let r = 0; r < rows.length; r++) {
      const factor = r === i ? 0 : rows[r][i] / rows[i][i]
      if (factor !== 0) for (let c = i; c <= rows.length; c++) rows[r][c] -= factor * rows[i][c]
    }
  }
  return rows.map((row, i) => row[rows.length] / row[i])
}

/** The standard deviation of every feature, 1 where it never changes. */
function spread(rows) {
  return rows[0].map((_, k) => {
    const mean = rows.reduce((sum, row) => sum + row[k], 0) / rows.length
    return Math.sqrt(rows.reduce((sum, row) => sum + (row[k] - mean) ** 2, 0) / rows.length) || 1
  })
}

function dot(a, b) {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k]
  return sum
}
