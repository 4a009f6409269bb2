/** Lines that a reading thread hands over together, at most. */
export const lot = 8

/** A document for a reading thread: its path, or its bytes where they came by standard input. */
export interface Task {
  readonly index: number
  readonly file: string
  readonly bytes?: Uint8Array<ArrayBuffer>
  /** Bytes of a line that has been written, for this document's. */
  readonly room?: ArrayBuffer
}

/** What came of a document: its line as it is to be written, in UTF-8 with its line feed. */
export interface Line {
  readonly index: number
  readonly file: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly failed: boolean
  /** True when `--strict` objects. */
  readonly trouble: boolean
  /** What is to be said on standard error, in Chinese and English. */
  readonly notice: readonly [zh: string, en: string] | null
}
