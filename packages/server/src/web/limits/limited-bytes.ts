/**
 * Reads the body and counts its bytes as they arrive. Null, without reading on, when there are more than `most`.
 * Holds for every body, whether its length was announced or not.
 */
export async function limitedBytes(request: Request, most: number): Promise<Buffer | null> {
  // a Content-Length that is too large is refused before reading; one that is too small is not trusted
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
