import type { Received, Refusal } from './received.ts'

/** What a format's reader makes of the bytes: {@link Received} without what the caller knows. */
export type Decoded = { readonly kind: 'decoded' } & Omit<Received, 'file' | 'sha256'>

/** A refusal by a reader, which does not know the file's name. */
export type Refused = Omit<Refusal, 'file'>

/** What a reader gives for bytes: the document, or why there is none. */
export type Reading = Decoded | Refused
