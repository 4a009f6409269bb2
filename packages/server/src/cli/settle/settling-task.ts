import type { Settlement } from '@luoshi/report/compare'
import type { Failure } from '../extract/failure.ts'

/** What a document is, as far as pairing needs it. */
export interface Identity {
  readonly kind: 'identity'
  readonly file: string
  readonly place: string | null
  readonly planYear: number | null
  /** False where the document is no work report. */
  readonly isReport: boolean
  /** How much was read of it: of two copies of a report the one with more is taken. */
  readonly promises: number
  readonly results: number
}

/** Work for a settling thread. */
export type SettlingTask =
  | { readonly kind: 'identify'; readonly file: string }
  | { readonly kind: 'settle'; readonly last: string; readonly next: string }

/** What a settling thread answers: itself when it is ready, then one settlement or failure a pair. */
export type SettlingAnswer = Identity | { readonly kind: 'settlement'; readonly settlement: Settlement } | Failure
