import type { Received } from '../intake/received.ts'
import type { Outline } from '../outline/outline.ts'
import type { Meta } from '../report.ts'
import { type Content, collect, emptyContent } from './content.ts'
import { type Frame, frameOf } from './frame.ts'
import { readMeta } from './meta.ts'
import type { Part } from './part.ts'
import { findPlanYear, readParts } from './parts.ts'
import { isReport } from './report-kind.ts'
import { reviewYearOf } from './review-year.ts'
import { type Reading, readRoles } from './roles.ts'

/** What a text is made of: its frame and parts, what each unit is taken as, and what it says of itself. */
export interface Structure {
  readonly frame: Frame
  readonly parts: readonly Part[]
  readonly reading: Reading
  /** Whether it is a government work report at all. */
  readonly genuine: boolean
  readonly meta: Meta
}

/** Finds the parts of a text and the role of every unit; `given` is what the file's own properties say. */
export function structureOf(outline: Outline, given: Received['meta']): Structure {
  const frame = frameOf(outline)
  const planYear = findPlanYear(outline, frame)
  const parts = readParts(outline, frame, planYear)
  const reading = readRoles(outline, frame, parts)
  const genuine = isReport(outline, frame, parts, reading)
  const reviewYear = reviewYearOf(outline, parts, planYear)
  const meta = readMeta(outline, frame, genuine ? planYear : 0, genuine ? reviewYear : 0, given)
  return { frame, parts, reading, genuine, meta }
}

/** What the units promise and claim, with the figures, days, places and units of government recognised in each. */
export function contentOf(outline: Outline, { parts, reading, genuine, meta }: Structure): Content {
  return genuine ? collect(outline, parts, reading, { plan: meta.planYear, review: meta.reviewYear }) : emptyContent()
}
