import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What a scanner says of a file; `away` when it does not answer, or not in time, or not of the whole file. */
export type Scanned =
  | { readonly kind: 'clean' }
  | { readonly kind: 'infected'; readonly name: string }
  | { readonly kind: 'away'; readonly why: string }

/** A scanner's address: the path of a socket, or `host:port`. */
export type ScannerAddress = string

/**
 * Have a file looked at by a scanner that speaks ClamAV's INSTREAM: the bytes go over the socket, so that it needs no right
 * to the folder. @see clamd(8), INSTREAM
 */
export async function scanFile(
  address: ScannerAddress,
  pieces: AsyncIterable<Uint8Array>,
  patience = 120_000,
): Promise<Scanned> {
  const socket = socketOf(address)
  const late = setTimeout(() => socket.destroy(new Error('the scanner took too long')), patience)
  try {
    const answer = read(socket)
    answer.catch(() => undefined)
    await once(socket, 'connect')
    await send(socket, Buffer.from('zINSTREAM\0'))
    for await (const bytes of pieces) {
      // it has said what it wanted to, as that the file is too large for it
      if (socket.readableEnded || socket.destroyed) break
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      await send(socket, Buffer.concat([length, bytes]))
    }
    await send(socket, Buffer.alloc(4))
    return said(await answer)
  } catch (error) {
    return { kind: 'away', why: error instanceof Error ? error.message : String(error) }
  } finally {
    clearTimeout(late)
    socket.destroy()
  }
}

function socketOf(address: ScannerAddress): Socket {
  const [, host, port] = /^(?:tcp:\/\/)?\[?([^/]*?)\]?:(\d{1,5})$/.exec(address) ?? []
  return host !== undefined && port !== undefined ? connect(Number(port), host) : connect(address)
}

async function send(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed) throw new Error('the scanner closed the connection')
  if (!socket.write(bytes)) await once(socket, 'drain')
}

async function read(socket: Socket): Promise<string> {
  let text = ''
  for await (const piece of socket) {
    text += String(piece)
    if (text.includes('\0') || text.length > 4096) break
  }
  return text.replace(/\0.*$/s, '').trim()
}

function said(answer: string): Scanned {
  if (/^stream: OK$/.test(answer)) return { kind: 'clean' }
  const [, name] = /^stream: (.+) FOUND$/.exec(answer) ?? []
  return name === undefined ? { kind: 'away', why: answer || 'no answer' } : { kind: 'infected', name }
}
