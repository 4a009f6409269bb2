import type { Due, Strength } from '../report.ts'
import type { Span } from '../source/span.ts'
import { readAssignments } from './assigned-units.ts'
import type { Context } from './context.ts'
import { type Deadline, readDeadline } from './deadline.ts'
import { clausesOfDeadlines } from './due-clause.ts'
import { readOrganisation } from './organisation.ts'
import { readPlace } from './place.ts'
import { isCompletion, readStrength } from './strength.ts'

/** When, how firmly, where and by whom one unit says it is to be done. */
export interface CommitmentMarks {
  readonly due: Due | null
  readonly strength: Strength
  readonly places: readonly string[]
  readonly units: readonly string[]
}

const DEADLINE = 1
const STRENGTH = 2
const DONE = 3
const PLACE = 4
const OFFICE = 5

const classes = new Uint8Array(0x10000)
for (const [chars, kind] of [
  ['前底末内年度间', DEADLINE],
  ['确必坚务严保力冲争谋探研论', STRENGTH],
  ['完', DONE],
  ['乡镇道村区路街园库桥站场市县河湖速', PLACE],
  ['局委办司团学行院会', OFFICE],
] as const) {
  for (const char of chars) classes[char.charCodeAt(0)] = kind
}

/** The marks of one unit of the text; of several deadlines the last to fall due. */
export function readCommitmentMarks(text: string, unit: Span, { year }: Context): CommitmentMarks {
  const [start, end] = unit
  let due: Deadline | null = null
  const deadlines: Deadline[] = []
  let strength: Strength | null = null
  let completes = false
  let places = none
  const assignments = readAssignments(text, [start, end])
  let units: readonly string[] = [...new Set(assignments.flatMap((each) => each.units))]
  for (let at = start; at < end; at++) {
    switch (classes[text.charCodeAt(at)]) {
      case DEADLINE: {
        const found = readDeadline(text, at, start, end, year)
        if (found !== null && !isPast(text, found.start, start)) {
          due = later(due, found)
          deadlines.push(found)
        }
        break
      }
      case STRENGTH:
        strength ??= readStrength(text, at, end)
        break
      case DONE:
        completes ||= isCompletion(text, at, start)
        break
      case PLACE: {
        const found = readPlace(text, at + 1, start, end)
        if (found !== null) places = including(places, found.name)
        break
      }
      case OFFICE: {
        const found = readOrganisation(text, at + 1, start)
        if (found !== null && !assignments.some(({ span }) => at >= span[0] && at < span[1]))
          units = including(units, found.name)
      }
    }
  }
  return {
    due: due === null ? null : { text: due.text, date: due.date, ...clausesOf(text, unit, deadlines, year) },
    strength: strength ?? (completes ? 'must' : 'expected'),
    places,
    units,
  }
}

/** The clauses of the deadlines, where they are not of the whole unit; the end of the year is the whole's in any case. */
function clausesOf(
  text: string,
  unit: Span,
  deadlines: readonly Deadline[],
  year: number | null,
): Pick<Due, 'clauses'> {
  const [first, ...others] = deadlines
  if (!first || deadlines.every(({ date }) => date !== null && date === yearEnd(year))) return {}
  const clauses = clausesOfDeadlines(text, unit, [first, ...others])
  if (clauses === null) return {}
  return {
    clauses: deadlines.map((deadline, index) => {
      const words = text.slice(...(clauses[index] ?? unit)).replace(/\s*\n\s*/g, '')
      return { words: words.trim(), text: deadline.text, date: deadline.date }
    }),
  }
}

const yearEnd = (year: number | null): string | null => (year === null ? null : `${year}-12-31`)

function later(one: Deadline | null, other: Deadline): Deadline {
  if (one === null || one.date === null) return other.date === null && one !== null ? one : other
  return other.date !== null && other.date >= one.date ? other : one
}

/** `截至⟦6月底⟧` says when it was counted. */
const isPast = (text: string, at: number, from: number): boolean =>
  at - 2 >= from && (text.startsWith('截至', at - 2) || text.startsWith('截止', at - 2))

const none: readonly string[] = []

function including(list: readonly string[], name: string): readonly string[] {
  return list.length < 50 && !list.includes(name) ? [...list, name] : list
}

/** When words of a task say that it is to be done, in the year of the plan; null where they name no time. */
export const readDue = (words: string, year: number | null): Due | null =>
  readCommitmentMarks(words, [0, words.length], { year }).due
