import type { MatterKind } from '../../domain/matters/matter-kinds.ts'
import type { MatterState } from '../../domain/matters/matter-table.ts'
import type { Excerpt } from '../../domain/search/search-terms.ts'
import type { ProposalKind, Role, TaskStatus } from '../../domain/vocabulary.ts'

/** The most of one list that is answered. */
export const mostFound = 30

/** What the desk knows of some words; each list holds at most {@link mostFound}, with the number of all. */
export interface RecordFound {
  readonly terms: readonly string[]
  readonly tasks: Found<TaskFound>
  readonly matters: Found<MatterFound>
  readonly reports: Found<ProgressFound>
  readonly units: Found<UnitFound>
  readonly people: Found<PersonFound>
  readonly passages: Found<PassageFound>
}

/** Some of what was found, best first, with the number of all. */
export interface Found<T> {
  readonly count: number
  readonly items: readonly T[]
}

/** A task whose wording, units or number hold the words. */
export interface TaskFound {
  readonly taskId: string
  readonly year: number
  /** 序号, and the part of it; 1 where the commitment was not split. */
  readonly number: number
  readonly part: number
  readonly wording: Excerpt
  readonly leadUnit: string | null
  readonly status: TaskStatus
}

/** A matter whose title or units hold the words. */
export interface MatterFound {
  readonly matterId: string
  readonly kind: MatterKind
  readonly year: number | null
  readonly ordinal: number | null
  readonly title: Excerpt
  /** The number an order from above has there. */
  readonly upperNumber: string | null
  readonly state: MatterState
}

/** A unit's report of a period that holds the words. */
export interface ProgressFound {
  readonly progressId: string
  readonly taskId: string
  readonly number: number
  readonly part: number
  readonly unit: string
  readonly year: number
  readonly period: { readonly kind: 'month' | 'quarter' | 'half-year' | 'year'; readonly ordinal: number }
  readonly text: Excerpt
}

/** A unit that is called so, or sounds so. */
export interface UnitFound {
  readonly unitId: string
  readonly name: Excerpt
  readonly shortName: string
  /** Whether the unit is no more today. */
  readonly ended: boolean
}

/** A person of that name, with today’s roles. */
export interface PersonFound {
  readonly personId: string
  readonly name: Excerpt
  readonly post: string | null
  readonly roles: readonly { readonly role: Role; readonly unit: string | null; readonly unitId: string | null }[]
}

/** A sentence of a report read into the record, other than its commitments. */
export interface PassageFound {
  readonly reportId: string
  readonly proposalId: string
  readonly year: number
  readonly kind: ProposalKind
  readonly text: Excerpt
}
