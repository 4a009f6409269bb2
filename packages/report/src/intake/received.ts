import type { Finding, Format, Meta, Place } from '../report.ts'

/** A document as it came in: its decoded text, nothing repaired yet. */
export interface Received {
  /** The path or name as given; `-` for standard input, null when there was none. */
  readonly file: string | null
  readonly sha256: string
  readonly format: Format
  readonly encoding: string | null
  /** The decoded text; one paragraph a line where the format knows paragraphs. */
  readonly text: string
  /** Where pages or paragraphs begin in `text`. */
  readonly places: readonly Place[]
  /** What the file says beside its text (meta tags, document properties). */
  readonly meta: Partial<Meta>
  /** Spans are of `text`. */
  readonly findings: readonly Finding[]
}

/** Why a file could not be read, said to a person. */
export interface Refusal {
  readonly kind: 'refused'
  readonly reason:
    | 'empty'
    | 'too-large'
    | 'encrypted'
    | 'broken'
    | 'no-text-layer'
    | 'unknown-format'
    | 'not-in-browser'
  readonly file: string | null
  /** What is wrong and what to do, in Chinese. */
  readonly message: string
  readonly messageEn: string
}

/** The file read as text, or why it could not be read. */
export type Intake = { readonly kind: 'received'; readonly received: Received } | Refusal
