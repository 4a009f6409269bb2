import { isIPv6 } from 'node:net'

/**
 * What a limit by address counts by: an IPv4 address itself, of an IPv6 address the network of its first 64 bits. Who has
 * one of these has all in it, and would be another one at each attempt.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [front = '', back] = address.toLowerCase().split('::')
  const groups = front === '' ? [] : front.split(':')
  const behind = back === undefined || back === '' ? 0 : back.split(':').length + (back.includes('.') ? 1 : 0)
  const whole =
    back === undefined
      ? groups
      : [...groups, ...Array<string>(8 - groups.length - behind).fill('0'), ...back.split(':')]
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
