// Makes the weights of the comparison (packages/report/src/compare/weights.json) from labelled pairs:
//   node scripts/settlement/train.mjs --gold DIR [--pairs NAME,NAME] [--version V] [--out FILE]
import '../node24.mjs'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { root } from '../runtime.mjs'

/** What each question is answered by; few, so that they hold for other places too. */
export const features = {
  named: [
    ...['top', 'likelihood', 'context', 'own', 'clause', 'rareOverlap', 'isHeading', 'name', 'words', 'wordsOfThree'],
    ...['rare', 'rareOfThree', 'rareInReview', 'bestClause', 'clauses', 'clausesAlike'],
    ...['reached', 'below', 'yardstick', 'unanswered', 'length', 'rivalWords'],
  ],
  short: ['missed', 'reached', 'saidNearly'],
  met: [
    ...['bestClause', 'clauses', 'rareOfThree', 'reached', 'saidDone', 'saidOngoing', 'partsOngoing'],
    ...['askedDone', 'askedProgress', 'askedStart', 'begunAsAsked', 'parts', 'length'],
  ],
  silent: ['context', 'clausesAlike', 'rareInReview', 'slogans', 'length', 'unanswered'],
  again: [
    ...['top', 'gap', 'likelihood', 'context', 'own', 'clause', 'rareOverlap', 'name', 'words', 'rare', 'rareOfThree'],
    ...['bestAlike', 'clauses', 'clausesAlike', 'length', 'figured'],
  ],
}
export const penalties = { rank: 1, refine: 0.05, named: 0.15, short: 0.02, met: 0.05, silent: 0.1, again: 0.1 }
const isNamed = ({ verdict }) => verdict === 'met' || verdict === 'short' || verdict === 'underway'

const { fitListwise, fitLogistic } = await import('./fit.mjs')
const { evidenceOf } = await import('../../packages/report/src/compare/evidence.ts')
const { ranked, rivalries } = await import('../../packages/report/src/compare/ranking.ts')
const { againFeatures } = await import('../../packages/report/src/compare/again.ts')
const { refined, refinements } = await import('../../packages/report/src/compare/refined.ts')
const { likenesses } = await import('../../packages/report/src/compare/likeness.ts')

const rankNames = [...likenesses, ...rivalries, 'neighbours']
const named = (names, values) => Object.fromEntries(names.map((name, k) => [name, Number(values[k].toPrecision(5))]))

function fitRank(rows) {
  const lists = rows.flatMap(({ pair, index, claims }) => {
    const eligible = pair.observation.claimFeatures[index]
    const relevance = eligible.map((each) => claims[each.index])
    if (!relevance.some((right) => right > 0)) return []
    return [{ candidates: eligible.map(({ features }) => rankNames.map((name) => features[name])), relevance }]
  })
  return named(rankNames, fitListwise(lists, penalties.rank))
}

const refineNames = ['score', 'best', 'clauses', 'figures', 'bareHeading']

function fitRefine(rows) {
  const lists = rows.flatMap(({ pair, index, claims, candidates }) => {
    const features = refinements(pair.observation.promises[index], candidates, pair.observation.sides)
    const relevance = features.map((_, i) => claims[candidates[i].index])
    if (!relevance.some((right) => right > 0)) return []
    return [{ candidates: features.map((each) => refineNames.map((name) => each[name])), relevance }]
  })
  return named(refineNames, fitListwise(lists, penalties.refine))
}

/** Several ways to part the promises in two, so that no verdict hangs on one of them: every second, every second pair, … */
const halvings = [1, 2, 4, 8].map((run) => (i) => Math.floor(i / run) % 2 === 0)

/** The weights that some labelled pairs teach. Verdicts learn from rankings that never saw the promise they rank. */
export function train(pairs, version, made) {
  const rows = pairs.flatMap((pair) => pair.rows.map((row) => ({ ...row, pair })))
  const rank = fitRank(rows)
  const unseen = halvings.flatMap((isFirst) => {
    const halves = [rows.filter((_, i) => isFirst(i)), rows.filter((_, i) => !isFirst(i))]
    return halves.flatMap((half, i) => {
      const other = fitRank(halves[1 - i])
      return half.map((row) => ({
        ...row,
        candidates: ranked(row.pair.observation.claimFeatures[row.index], other),
        other,
      }))
    })
  })
  const refine = fitRefine(unseen)
  const seen = unseen.map((row) => {
    const { promises, again, planFeatures, planField, sides } = row.pair.observation
    const [promise, inPlan] = [promises[row.index], again[row.index]]
    const { features } = evidenceOf(promise, refined(promise, row.candidates, sides, refine), sides)
    const plans = refined(inPlan, ranked(planFeatures[row.index], row.other), planField, refine)
    return { ...row, features, again: againFeatures(inPlan, plans, planField) }
  })
  const logistic = (question, some, answer, of = ({ features }) => features) => {
    const names = features[question]
    const { bias, weights } = fitLogistic(
      some.map((row) => names.map((name) => of(row)[name] ?? 0)),
      some.map((row) => Number(answer(row.label))),
      penalties[question],
    )
    return { bias: Number(bias.toPrecision(5)), weights: named(names, weights) }
  }
  const speaking = seen.filter(({ label }) => isNamed(label))
  return {
    schema: 'luoshi.settlement-weights/1',
    ...{ version, made, rank, refine },
    named: logistic('named', seen, isNamed),
    short: logistic('short', speaking, ({ verdict }) => verdict === 'short'),
    met: logistic(
      'met',
      speaking.filter(({ label }) => label.verdict !== 'short'),
      ({ verdict }) => verdict === 'met',
    ),
    silent: logistic(
      'silent',
      seen.filter(({ label }) => !isNamed(label)),
      ({ verdict }) => verdict === 'silent',
    ),
    again: logistic(
      'again',
      seen,
      ({ again }) => again.length > 0,
      ({ again }) => again,
    ),
  }
}

/** Labelled pairs of a folder, ready to train on. */
async function loadPairs(folder, names) {
  const { labelledPair, pairsIn } = await import('./labels.mjs')
  const { shippedTable } = await import('./shipped-table.mjs')
  const cut = await import(pathToFileURL(resolve(root, '../shared/tools/units.mjs')).href)
  const pairs = []
  for (const name of names ?? pairsIn(folder)) pairs.push(await labelledPair(folder, name, shippedTable(), cut))
  return pairs
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      gold: { type: 'string' },
      pairs: { type: 'string' },
      version: { type: 'string', default: '1' },
      out: { type: 'string', default: resolve(root, 'packages/report/src/compare/weights.json') },
    },
  })
  const pairs = await loadPairs(
    resolve(values.gold ?? resolve(root, '../shared/corpus/settle')),
    values.pairs?.split(','),
  )
  const count = pairs.reduce((sum, { rows }) => sum + rows.length, 0)
  const made = `scripts/settlement/train.mjs on ${pairs.length} labelled pair${pairs.length === 1 ? '' : 's'}, ${count} promises; the ranking listwise, the verdicts logistic, both with an L2 penalty`
  writeFileSync(values.out, `${JSON.stringify(train(pairs, values.version, made), null, 2)}\n`)
}
