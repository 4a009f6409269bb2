import { isIPv4 } from 'node:net'
import { type Refusal, refusal } from '../domain/refusal.ts'
import { writeNetworkChoice } from '../store/network-choice.ts'
import type { Listening } from './listen.ts'
import { networkAddresses, writtenAddress } from './network-addresses.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** Whether the server answers the local network, and who says so. */
export interface NetworkState {
  readonly open: boolean
  /** `start`: by HOST, at the start; `administrator`: chosen at the desk; `nobody`: closed since nobody has chosen. */
  readonly decidedBy: 'start' | 'administrator' | 'nobody'
  /** Addresses by which others on the network open it, or would; empty where the machine is on none. */
  readonly addresses: readonly string[]
  /** Address of a reverse proxy, as the public knows it; null where none is set. */
  readonly publicAddress: string | null
}

/** What is open to the local network, and the means to change it. */
export interface NetworkDoor {
  readonly state: () => NetworkState
  /**
   * Listens there from now on, and at every start; what went wrong leaves everything as it was. One at a time, in the order
   * asked.
   */
  readonly set: (open: boolean) => Promise<DoorSet | DoorRefusal>
}

/** The door is as was asked; `undo` makes it what it was before, also no choice at all, unless it was set again since. */
export interface DoorSet {
  readonly kind: 'set'
  readonly undo: () => Promise<void>
}

/** Why the door stays as it is. */
export type DoorRefusal = Refusal<'decided-at-start' | 'not-opened'>

/** Address that answers this machine alone, and the one that answers every network of it. */
export const onlyHere = '127.0.0.1'
/** @see onlyHere */
export const everyNetwork = '0.0.0.0'

/** HOST says what is open. */
export const decidedAtStart: DoorRefusal = refusal(
  409,
  'decided-at-start',
  '是否向本地网络开放由启动时的设置（HOST）决定，在这里不能改。请联系运维人员。',
  'Whether the network is open is decided at the start, by HOST; it is not changed here.',
)

/** What a door is made of. */
export interface DoorOptions {
  /** HOST; null where it is not set and the door may be opened at the desk. */
  readonly host: string | null
  /** What was chosen before; null for nothing. */
  readonly chosen: boolean | null
  /** Where the choice is kept. */
  readonly folder: string
  readonly basePath: string
  readonly publicAddress: string | null
  /** The server as it listens; null before it does. */
  readonly listening: () => Listening | null
}

/** The door of a server; it does nothing before somebody asks. */
export function networkDoor({ host, chosen, folder, basePath, publicAddress, listening }: DoorOptions): NetworkDoor {
  let choice = chosen
  let times = 0
  const inTurn = oneAtATime()
  const keep = async (server: Listening, wanted: boolean | null): ReturnType<Listening['moveTo']> => {
    const moved = await server.moveTo(wanted ? everyNetwork : onlyHere)
    if (moved.kind === 'refused') return moved
    try {
      await writeNetworkChoice(folder, wanted)
    } catch (error) {
      await server.moveTo(choice ? everyNetwork : onlyHere)
      throw error
    }
    choice = wanted
    times += 1
    return moved
  }
  const set = async (open: boolean): Promise<DoorSet | DoorRefusal> => {
    const server = listening()
    if (host !== null || !server) return decidedAtStart
    const before = choice
    const moved = await keep(server, open)
    if (moved.kind === 'refused')
      return refusal(
        409,
        'not-opened',
        `没有改动：端口 ${server.port} 在本地网络上已被别的程序占用。请停止那个程序，或由运维人员用 PORT 换一个端口。`,
        `Nothing was changed: port ${server.port} is taken by another program on the network. Stop it, or choose another PORT.`,
      )
    const own = times
    const undo = async () => {
      if (times !== own) return
      const back = await keep(server, before)
      if (back.kind === 'refused') throw new Error(back.messageEn)
    }
    return { kind: 'set', undo: () => inTurn(undo) }
  }
  return {
    state: () => {
      const port = listening()?.port
      const addresses = port === undefined ? [] : addressesOf(host, port, basePath)
      if (host !== null) return { open: !isLoopback(host), decidedBy: 'start', addresses, publicAddress }
      return {
        open: choice === true,
        decidedBy: choice === null ? 'nobody' : 'administrator',
        addresses,
        publicAddress,
      }
    },
    set: (open) => inTurn(() => set(open)),
  }
}

const addressesOf = (host: string | null, port: number, basePath: string) =>
  host === null || host === everyNetwork || host === '::'
    ? networkAddresses(port, basePath)
    : isLoopback(host)
      ? []
      : [writtenAddress(host, port, basePath)]

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
