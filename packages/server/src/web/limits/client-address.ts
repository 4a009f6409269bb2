import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

const addresses = new WeakMap<IncomingMessage, string>()

/** Where a request comes from, as `noteClient` found it; null for one that came through no socket of ours. */
export const clientOf = (request: IncomingMessage | undefined): string | null =>
  (request && (addresses.get(request) ?? plain(request.socket.remoteAddress))) ?? null

/** Proxies whose word on where a request comes from is taken; null when one of the entries is no address or network. */
export function trustedProxies(entries: readonly string[]): BlockList | null {
  const list = new BlockList()
  for (const entry of entries) {
    const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry.trim()) ?? []
    const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    const bits = prefix === undefined ? null : Number(prefix)
    if (isIP(address) === 0 || (bits !== null && bits > (kind === 'ipv6' ? 128 : 32))) return null
    if (bits === null) list.addAddress(address, kind)
    else list.addSubnet(address, bits, kind)
  }
  return list
}

/**
 * Remember where a request comes from: the socket's address, unless a trusted proxy holds the other end. Then the last
 * one in `X-Forwarded-For` that is no trusted proxy itself: what stands before it anybody may have written.
 */
export function noteClient(request: IncomingMessage, trusted: BlockList): void {
  const peer = plain(request.socket.remoteAddress)
  if (peer === null) return
  const told = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .slice(-20)
    .map((each) => plain(each.trim()))
  let client = peer
  while (isTrusted(client, trusted)) {
    const next = told.pop()
    // what is no address, nobody can be known by: the proxy that passed it on stands for it
    if (next === undefined || next === null) break
    client = next
  }
  addresses.set(request, client)
}

const isTrusted = (address: string, trusted: BlockList): boolean =>
  trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** An address in its one form: IPv4 also where it is written as IPv6, without port or zone; null when it is none. */
function plain(written: string | undefined): string | null {
  const address = (written ?? '')
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) === 0 ? null : address
}
