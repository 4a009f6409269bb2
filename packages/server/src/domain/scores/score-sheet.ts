import { toTenth } from '../judging/points.ts'
import { byScore, type ScoreCaps, type UnitScore, unitScore } from './score.ts'
import type { ScoreRow } from './score-row.ts'

/** A row with what it counts in the end: of the total out of 100, of a bonus beside it. To a tenth. */
export interface CountedRow extends ScoreRow {
  readonly counts: number | null
}

/** A unit's score with every row it came from: those of the total add up to it, those of the bonus to the bonus. */
export interface ScoreSheet extends UnitScore {
  readonly bindingMissed: number
  readonly rows: readonly CountedRow[]
}

/** The sheet of a unit; in whatever order its rows come, it is the same. */
export function scoreSheet(given: readonly ScoreRow[], caps: ScoreCaps): ScoreSheet {
  const rows = given.toSorted((a, b) => order(a) - order(b) || (a.key < b.key ? -1 : 1))
  const scored = rows.filter(({ weight }) => weight !== null)
  const items = scored.map(({ weight, points }) => ({ weight: weight ?? 0, points }))
  const sumOf = (item: ScoreRow['item']) =>
    toTenth(rows.reduce((sum, row) => sum + (row.item === item ? (row.points ?? 0) : 0), 0))
  const wanted = { bonus: sumOf('bonus'), deduction: sumOf('deduction') }
  const score = unitScore(items, wanted, caps)
  // without what is taken off; the rows share it out to the last tenth
  const whole = unitScore(items, { bonus: 0, deduction: 0 }, caps).total
  const shared = sharedOut(scored, whole)
  const counted = rows.map((row): CountedRow => {
    if (row.item === 'bonus') return { ...row, counts: row.points }
    if (row.item === 'deduction') return { ...row, counts: score.total === null ? null : -(row.points ?? 0) }
    return { ...row, counts: shared.get(row.key) ?? null }
  })
  const caught = score.total === null || whole === null ? 0 : toTenth(score.total - (whole - wanted.deduction))
  const overBonus = toTenth(score.bonus - wanted.bonus)
  return {
    ...score,
    bindingMissed: rows.filter(({ bindingMissed }) => bindingMissed).length,
    rows: [
      ...counted,
      ...(caught === 0 ? [] : [capRow('cap', `扣分以${caps.deduction}分为限，总分不低于0分`, caught)]),
      ...(overBonus === 0 ? [] : [capRow('bonus', `加分以${caps.bonus}分为限`, overBonus)]),
    ],
  }
}

const order = ({ item }: ScoreRow): number => (item === 'bonus' ? 2 : item === 'deduction' ? 1 : 0)

function capRow(item: 'cap' | 'bonus', note: string, counts: number): CountedRow {
  const nothing = { subject: null, subjectId: null, number: '', weight: null, actual: null, target: null }
  return { ...nothing, key: `cap ${item}`, item, words: '封顶', points: counts, note, bindingMissed: false, counts }
}

/** What each row gives of a total: in tenths rounded down, what is left to those with the largest rest. */
function sharedOut(rows: readonly ScoreRow[], whole: number | null): ReadonlyMap<string, number> {
  if (whole === null) return new Map()
  const known = rows.filter(({ points }) => points !== null)
  const points = known.reduce((sum, row) => sum + (row.points ?? 0), 0)
  const tenths = Math.round(whole * 10)
  const exact = known.map((row) => ({ key: row.key, tenths: points > 0 ? ((row.points ?? 0) / points) * tenths : 0 }))
  const left = tenths - exact.reduce((sum, row) => sum + Math.floor(row.tenths), 0)
  const favoured = new Set(
    exact
      .toSorted((a, b) => (b.tenths % 1) - (a.tenths % 1) || (a.key < b.key ? -1 : 1))
      .slice(0, points > 0 ? left : 0)
      .map(({ key }) => key),
  )
  return new Map(exact.map(({ key, tenths: of }) => [key, (Math.floor(of) + (favoured.has(key) ? 1 : 0)) / 10]))
}

/** Places by standard competition ranking, 1 2 2 4, in the order of the scores; null of who has no total. */
export function scorePlaces(scores: readonly UnitScore[]): (number | null)[] {
  return scores.map((score) =>
    score.total === null
      ? null
      : 1 + scores.filter((other) => other.total !== null && byScore(other, score) < 0).length,
  )
}
