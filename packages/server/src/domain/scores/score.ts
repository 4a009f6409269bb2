import { toTenth } from '../judging/points.ts'

/**
 * What is scored, by kind. 发展型: the higher the better, `growth` where the target is a growth rate. 控制型: the lower the
 * better. 定性: by the share that is done, in per cent.
 */
export type Scored =
  | { readonly kind: 'development'; readonly actual: number; readonly target: number; readonly growth: boolean }
  | { readonly kind: 'control'; readonly actual: number; readonly target: number }
  | { readonly kind: 'qualitative'; readonly progress: number; readonly started: boolean; readonly excused: boolean }

/**
 * The points of an item of a weight, from 0 up to it, to a tenth; null where nothing can be said: no target, or not begun with
 * a sufficient reason. Over-fulfilment earns nothing. An example of another place, edited by the office; off by default.
 */
export function score(weight: number, scored: Scored): number | null {
  const share = shareOf(scored)
  return share === null ? null : toTenth(weight * Math.min(1, Math.max(0, share)))
}

function shareOf(scored: Scored): number | null {
  switch (scored.kind) {
    case 'development': {
      const { actual, target, growth } = scored
      // no share of nothing, nor of a fall that was planned: reached or not
      if (target <= 0) return growth ? Number(actual >= target) : null
      if (growth && actual < 0) return 0
      return actual / target
    }
    case 'control':
      return scored.target <= 0 ? null : 2 - scored.actual / scored.target
    case 'qualitative':
      if (!scored.started) return scored.excused ? null : 0
      return scored.progress / 100
  }
}

/** How points come together. */
export interface ScoreCaps {
  /** The most that is added for merit; not in the total, it only parts those who are equal. */
  readonly bonus: number
  /** The most that is taken off; in the total. */
  readonly deduction: number
}

/** The most points that bonus and deduction may come to where the place sets nothing else. */
export const defaultCaps: ScoreCaps = { bonus: 5, deduction: 5 }

/** A unit's score of the year with its parts. */
export interface UnitScore {
  /** From 0 up to 100, to a tenth; null where nothing of the unit could be scored. */
  readonly total: number | null
  readonly bonus: number
  readonly deduction: number
}

/**
 * The score of a unit: the points of what could be scored by the weights of that, out of 100, less what is taken off. What
 * could not be scored weighs nothing, so that nobody loses by a target that does not exist yet.
 */
export function unitScore(
  items: readonly { readonly weight: number; readonly points: number | null }[],
  { bonus, deduction }: { readonly bonus: number; readonly deduction: number },
  caps: ScoreCaps = defaultCaps,
): UnitScore {
  const known = items.flatMap(({ weight, points }) => (points === null ? [] : [{ weight, points }]))
  const weight = known.reduce((sum, item) => sum + item.weight, 0)
  const points = known.reduce((sum, item) => sum + item.points, 0)
  const off = Math.min(caps.deduction, Math.max(0, deduction))
  return {
    // rounded before what is taken off, so that the rows add up to it
    total: weight > 0 ? Math.max(0, toTenth(toTenth((points / weight) * 100) - off)) : null,
    bonus: Math.min(caps.bonus, Math.max(0, bonus)),
    deduction: off,
  }
}

/** The order of two scores, best first: by the total, then by the bonus; who has none comes last. */
export function byScore(a: UnitScore, b: UnitScore): number {
  return (b.total ?? -1) - (a.total ?? -1) || b.bonus - a.bonus
}
