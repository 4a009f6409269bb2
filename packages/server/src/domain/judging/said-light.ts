import type { LightColour, Pace as SomePace } from '../vocabulary.ts'
import type { LightReason } from './judge-light.ts'

/** What stands in words beside a light, wherever it is shown. */
export interface SaidLight {
  /** `落后 31 个百分点`, `未按期填报`; empty where the light's own word says all. */
  readonly words: string
  /** Whether the only ground is that a report is late or missing: nothing is said of the work. */
  readonly ofReport: boolean
}

type Pace = SomePace | null

const ofReports: readonly LightReason['rule'][] = ['report-late', 'reports-missing']

/**
 * The words beside a light. The weightiest ground comes first, and what is said of the pace never contradicts it: only a
 * green light is told as 达进度 or 超进度.
 */
export function saidLight(light: LightColour, pace: Pace, reasons: readonly LightReason[]): SaidLight {
  const alarm = light === 'red' || light === 'yellow'
  const said = [...new Set(reasons.map(brief))].filter((words) => words !== '')
  const paced = light === 'green' && pace !== null && pace !== 'behind' ? paceWords[pace] : ''
  return {
    words: light === 'blue' || light === 'grey' ? '' : said.join('，') || paced,
    ofReport: alarm && reasons.length > 0 && reasons.every(({ rule }) => ofReports.includes(rule)),
  }
}

/** Whether a ground's sentence says more than its words beside the light, which name no node. */
export const saysMore = ({ rule, brief }: LightReason): boolean =>
  brief !== undefined && (rule === 'past-node' || rule === 'near-node')

const paceWords = { met: '达进度', beyond: '超进度' } as const

/** Of lights given before grounds had a short form, the sentence without its full stop. */
const brief = ({ rule, brief, words }: LightReason): string =>
  brief ?? (rule === 'on-plan' || rule === 'no-plan' || rule === 'closed' ? '' : words.replace(/。$/, ''))
