import { networkInterfaces } from 'node:os'

/** `http://10.0.0.5:3000/luoshi` of an address, a port and the path the server stands under. */
export const writtenAddress = (address: string, port: number, basePath: string): string =>
  `http://${address.includes(':') ? `[${address}]` : address}:${port}${basePath || '/'}`

/** Addresses by which others reach this machine, as its networks are now. */
export const networkAddresses = (port: number, basePath: string): string[] =>
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => writtenAddress(address, port, basePath))
