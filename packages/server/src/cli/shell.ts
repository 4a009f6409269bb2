import type { Readable } from 'node:stream'
import type { Installation } from './installation.ts'
import type { Language } from './language.ts'
import type { Output } from './terminal/output.ts'

/** What a command has to do with: the streams and the wishes of the person who called it. */
export interface Shell {
  readonly language: Language
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly out: Output
  readonly err: Output
  /** Aborted when a person or a scheduler asks to stop, from the first call on; without a call the system's way holds. */
  stop(): AbortSignal
  /** The one clock of the process. */
  now(): Date
  /** The record and the server of this machine, for the commands that need them. */
  readonly installation: Installation
}

/** 0 did what was asked; 1 some of it failed; 2 wrong usage; 130 stopped on request. */
export type ExitStatus = 0 | 1 | 2 | 130
