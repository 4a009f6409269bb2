import type { Dayjs } from 'dayjs'
import type { BodyOf } from '../../application/ask.ts'

type Plan = BodyOf<'POST /inspections'>

/** What is typed of a plan. */
export interface TypedPlan
  extends Pick<Plan, 'title' | 'content' | 'scope' | 'basis' | 'kind' | 'leaderId' | 'memberIds' | 'recusedIds'> {
  readonly from: Dayjs
  readonly to: Dayjs
  readonly body: NonNullable<Plan['body']>
  readonly bodyUnitId?: string
  readonly commission?: {
    readonly matter?: string
    readonly scope?: string
    readonly duty?: string
    readonly from?: Dayjs
    readonly to?: Dayjs
  }
  readonly unitIds: string[]
  readonly taskIds?: string[]
  readonly invited?: { readonly name: string; readonly kind: NonNullable<Plan['invited']>[number]['kind'] }[]
  readonly repeatReason?: string
}
