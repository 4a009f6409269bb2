/**
 * The numbers by which lights are given: a table with versions and dates that the office edits. Deviations are points
 * between what is done and what is planned.
 */
export interface LightRules {
  /** Yellow from here down, this point included: −10. */
  readonly yellowAt: number
  /** Red below this, this point not included: −30. */
  readonly redBelow: number
  /** Yellow when so many days or fewer are left to a node that is not met: 10. */
  readonly nodeDays: number
  /** Yellow when the period's report is late. */
  readonly lateIsYellow: boolean
  /** Red when so many reports in a row are missing: 2. */
  readonly missingForRed: number
  /** Red when a binding target is missed, whatever the rest says. */
  readonly bindingIsRed: boolean
}

/** Before the office has said otherwise. @see 2.3 of the domain reference */
export const defaultLightRules: LightRules = {
  yellowAt: -10,
  redBelow: -30,
  nodeDays: 10,
  lateIsYellow: true,
  missingForRed: 2,
  bindingIsRed: true,
}

/** What is wrong with a table of rules, in words for who edits it; undefined when it will do. */
export function lightRulesTrouble(rules: LightRules): string | undefined {
  if (!(rules.yellowAt <= 0)) return '“滞后”的界限不能小于 0：没有落后就亮▲说不通。'
  if (!(rules.redBelow < rules.yellowAt)) return '“严重滞后”的界限应大于“滞后”的界限。'
  if (!Number.isInteger(rules.nodeDays) || rules.nodeDays < 0 || rules.nodeDays > 90)
    return '临近节点的天数应为 0 到 90 的整数。'
  if (!Number.isInteger(rules.missingForRed) || rules.missingForRed < 1 || rules.missingForRed > 12)
    return '连续未报亮红灯的期数应为 1 到 12 的整数。'
  return undefined
}
