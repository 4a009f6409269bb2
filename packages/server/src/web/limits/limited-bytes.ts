/**
 * The body's bytes, counted while they arrive: null, and no further byte is read, when there are more than `most`.
 * Holds for every body, whether its length was announced or not.
 */
export async function limitedBytes(request: Request, most: number): Promise<Buffer | null> {
  // what announces too much is not begun; what announces too little is counted all the same
  if (Number(request.headers.get('content-length') ?? 0) > most) return null
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request.body ?? []) {
    size += piece.length
    if (size > most) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** {@link limitedBytes} as UTF-8. */
export async function limitedText(request: Request, most: number): Promise<string | null> {
  return (await limitedBytes(request, most))?.toString('utf8') ?? null
}
