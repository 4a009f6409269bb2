/** What is asked of an open file. */
export interface ReadAt {
  readonly read: (
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ) => Promise<{ readonly buffer: Buffer; readonly bytesRead: number }>
}
