/**
 * Whether an error is that of a client that went away while its body was being read. Node calls it by the same code as a
 * connection to the database that broke.
 */
export const isClientGone = (error: unknown): boolean =>
  error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'
