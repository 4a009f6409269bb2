import { type ClockRule, type ClockSettings, ownClock, planClock, presetClock } from '../../domain/matters/clock.ts'
import type { Arguments, OptionTable } from '../arguments.ts'
import { type Misuse, misuse } from '../misuse.ts'
import { readDay, readMoment } from './moment.ts'

/** What `luoshi clock` was asked for. */
export interface ClockRequest {
  readonly kind: 'request'
  readonly rule: ClockRule
  readonly from: Date
  readonly json: boolean
}

/** Options of `luoshi clock`. */
export const clockOptions: OptionTable = {
  preset: { takes: 'value' },
  major: { takes: 'nothing' },
  days: { takes: 'value' },
  months: { takes: 'value' },
  by: { takes: 'value' },
  plan: { takes: 'value' },
  from: { takes: 'value' },
  basis: { takes: 'value' },
  'count-first': { takes: 'nothing' },
  'no-count-first': { takes: 'nothing' },
  roll: { takes: 'nothing' },
  'cut-off': { takes: 'value' },
  json: { takes: 'nothing' },
  help: { takes: 'nothing', short: 'h' },
}

const ways = ['preset', 'days', 'months', 'by'] as const

/** What a call asks for, or what is wrong with it. */
export function readRequest({ given, rest }: Arguments): ClockRequest | Misuse {
  if (rest.length > 0) return misuse(`clock 不带 ${rest[0]}`, `clock takes no ${rest[0]}`)
  const settings = readSettings(given)
  if ('kind' in settings) return settings
  const rule = readRule(given, settings)
  if ('kind' in rule) return rule
  const start = given.get('from')
  if (start === undefined)
    return misuse('缺少 --from：从何时交办起算', '--from is missing: the moment the matter is handed out')
  const from = readMoment(start)
  if (!from)
    return misuse(
      `--from ${start} 不是时间：应如 2026-02-13 或 2026-02-13T10:00（北京时间，1992 年起，时刻到 23:59 为止）`,
      `--from ${start} is no moment: write 2026-02-13 or 2026-02-13T10:00 (Beijing time, from 1992 on, up to 23:59)`,
    )
  return { kind: 'request', rule, from, json: given.has('json') }
}

function readRule(given: Arguments['given'], settings: ClockSettings): ClockRule | Misuse {
  const [way, second] = ways.filter((one) => given.has(one))
  if (way === undefined)
    return misuse(
      '要按什么计时：--preset 13710|710，或自定的 --days、--months、--by',
      'which clock: --preset 13710|710, or one of your own by --days, --months or --by',
    )
  if (second !== undefined)
    return misuse(`--${way} 与 --${second} 只能选一个`, `--${way} and --${second} exclude each other`)
  const value = given.get(way) ?? ''
  if (way === 'preset') {
    if (value !== '13710' && value !== '710')
      return misuse(`--preset 只能是 13710 或 710，不是 ${value}`, `--preset is 13710 or 710, not ${value}`)
    return planned(given, presetClock(value, given.has('major') ? 'major' : 'ordinary', settings))
  }
  if (given.has('plan')) return planMisplaced
  if (given.has('major'))
    return misuse('--major 只与 --preset 连用：自定期限直接写天数', '--major goes with --preset only')
  if (way === 'by') {
    const day = readDay(value)
    return day === undefined
      ? misuse(`--by ${value} 不是日期：应如 2026-05-31`, `--by ${value} is no day: write 2026-05-31`)
      : ownClock({ kind: 'date', day }, settings)
  }
  const count = /^\d{1,4}$/.test(value) ? Number(value) : 0
  const most = way === 'days' ? 3660 : 120
  if (count < 1 || count > most)
    return misuse(`--${way} 应为 1 到 ${most} 的整数`, `--${way} is a whole number from 1 to ${most}`)
  return ownClock({ kind: way, count }, settings)
}

const planMisplaced = misuse(
  '--plan 只与 --preset 13710 --major 连用：重大复杂事项以办理节点代替一个月',
  '--plan goes with --preset 13710 --major: nodes with days instead of the month',
)

function planned(given: Arguments['given'], rule: ClockRule): ClockRule | Misuse {
  const plan = given.get('plan')
  if (plan === undefined) return rule
  if (rule.preset !== '13710' || !given.has('major')) return planMisplaced
  const days = plan.split(',').map((word) => readDay(word.trim()))
  const known = days.filter((day) => day !== undefined)
  const whole = known.length === days.length && known.length > 1 ? planClock(rule, known) : undefined
  return (
    whole ??
    misuse(
      `--plan ${plan} 不是办理节点：应为两个以上、按先后排列的日期，如 2026-03-31,2026-05-31，最后一个是办结`,
      `--plan ${plan} is no plan: two or more days in order, 2026-03-31,2026-05-31; the last is the settling`,
    )
  )
}

function readSettings(given: Arguments['given']): ClockSettings | Misuse {
  const basis = given.get('basis')
  if (basis !== undefined && basis !== 'natural' && basis !== 'workdays')
    return misuse(
      `--basis 只能是 natural（自然日）或 workdays（工作日），不是 ${basis}`,
      `--basis is natural or workdays, not ${basis}`,
    )
  if (given.has('count-first') && given.has('no-count-first'))
    return misuse(
      '--count-first 与 --no-count-first 只能选一个',
      '--count-first and --no-count-first exclude each other',
    )
  const cutOff = given.get('cut-off') ?? '24:00'
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(cutOff) || cutOff === '00:00')
    return misuse(
      `--cut-off ${cutOff} 不是截止时刻：应如 24:00 或 17:30`,
      `--cut-off ${cutOff} is no hour of the day: write 24:00 or 17:30`,
    )
  return {
    basis: basis === 'workdays' ? 'work' : 'natural',
    moveToWorkday: given.has('roll'),
    cutOff,
    ...(given.has('count-first') ? { countFirst: true } : given.has('no-count-first') ? { countFirst: false } : {}),
  }
}
