import type { PlaceNetwork } from '@luoshi/server/desk/places/network-routes.ts'
import { deskPath } from '../../application/address.ts'

/** Address of the desk on a server: `http://10.0.0.5:3000/desk` of `http://10.0.0.5:3000/`. */
export const deskAt = (address: string): string =>
  `${address.replace(/\/$/, '')}${deskPath.slice(deskPath.lastIndexOf('/desk'))}`

/** Whether the browser runs on the server itself. */
export const isHere = (host: string = window.location.hostname): boolean => /^(localhost$|127\.|\[::1\]$)/.test(host)

/**
 * The address by which others open the desk, `network` as it is known: the one at hand where it is not this machine's own.
 * Null while there is none that others could use.
 */
export function othersAddress(network: PlaceNetwork | undefined, host: string, here: string): string | null {
  if (network?.publicAddress) return deskAt(network.publicAddress)
  if (!isHere(host)) return here
  const [first] = network?.open ? network.addresses : []
  return first === undefined ? null : deskAt(first)
}
