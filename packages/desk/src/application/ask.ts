import type { DeskContract } from '@luoshi/server/desk/desk-contract.ts'
import type { IdentityContract } from '@luoshi/server/desk/identity/identity-contract.ts'
import { apiAddress } from './address.ts'
import { endedSession, Problem, problemOf, tellSession, tellWritten, unreached } from './problem.ts'

/** An address of a contract; the type of its answer is `never` where it gives a file. */
interface Exchange {
  readonly parts: string
  readonly query: unknown
  readonly body: unknown
  readonly answer: unknown
}
type Contract<Keys> = { readonly [Key in keyof Keys]: Exchange }

/** The addresses that answer JSON. */
type JsonKey<C extends Contract<C>> = { [Key in keyof C]: [C[Key]['answer']] extends [never] ? never : Key }[keyof C]
/** The addresses that answer a file. */
type FileKey<C extends Contract<C>> = Exclude<keyof C, JsonKey<C>>

type Nothing = Record<never, never>
type Given<Name extends string, Value> = [Value] extends [undefined]
  ? { readonly [N in Name]?: never }
  : Nothing extends Value
    ? { readonly [N in Name]?: Value }
    : { readonly [N in Name]: Value }

/** Where a request goes: each part of the path, and the parameters. */
type Target<E extends Exchange> = ([E['parts']] extends [never]
  ? { readonly path?: never }
  : { readonly path: Readonly<Record<E['parts'], string>> }) &
  Given<'query', E['query']>

/** What a request brings: its target, and JSON or, where the address takes none, a file or a form with one. */
export type Asked<E extends Exchange> = Target<E> &
  ([E['body']] extends [undefined]
    ? { readonly body?: never; readonly file?: Blob | FormData }
    : Given<'body', E['body']>) & {
    readonly signal?: AbortSignal
  }

type OrLeftOut<Value> = Nothing extends Value ? [given?: Value] : [given: Value]

/** Asks the addresses of a contract. */
export interface Client<C extends Contract<C>> {
  /** The answer's JSON. @throws {Problem} when the server refuses, fails or is not reached */
  readonly ask: <Key extends JsonKey<C>>(key: Key, ...given: OrLeftOut<Asked<C[Key]>>) => Promise<C[Key]['answer']>
  /** The response itself, of an address that gives a file; nothing counts as written by it. @throws {Problem} as `ask` does */
  readonly file: <Key extends FileKey<C>>(key: Key, ...given: OrLeftOut<Asked<C[Key]>>) => Promise<Response>
  /** The address of a file, for a link. */
  readonly address: <Key extends FileKey<C>>(key: Key, ...given: OrLeftOut<Target<C[Key]>>) => string
}

/** Addresses behind a place's code. */
export type PlaceClient = Client<DeskContract>

/** JSON that an address of a place takes. */
export type BodyOf<Key extends keyof DeskContract> = DeskContract[Key]['body']

/** JSON that an address of a place answers. */
export type AnswerOf<Key extends keyof DeskContract> = DeskContract[Key]['answer']

/** Asks the addresses of a place. */
export const placeClient = (code: string): PlaceClient => clientOf<DeskContract>(`${code}/`)

/** Asks the addresses outside any place: signing in, one's own account, the first run. */
export const deskClient: Client<IdentityContract> = clientOf<IdentityContract>('')

/** Posted, and yet they store nothing that was typed: questions too long for a URL, and signing in over a screen. */
const storeNothing: ReadonlySet<string> = new Set<keyof DeskContract | keyof IdentityContract>([
  'POST /matters/clock',
  'POST /inspections/check',
  'POST /burden/check',
  'POST /auth/sign-in',
  'POST /auth/second-factor',
])

/** A request of any address, as it is sent. */
interface Request {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: unknown
  readonly body?: unknown
  readonly file?: Blob | FormData
  readonly signal?: AbortSignal
}

function clientOf<C extends Contract<C>>(under: string): Client<C> {
  const sent = async (key: PropertyKey, asked: Request = {}) => {
    // what would be tried again and again is asked once: each refusal stands in the security log
    const refused = under === '' ? null : endedSession()
    if (refused) throw refused
    try {
      const answer = await send(String(key), `${under}${pathOf(String(key), asked)}`, asked)
      if (String(key) === 'GET /session') tellSession(true)
      return answer
    } catch (error) {
      if (under !== '' && error instanceof Problem && error.kind === 'sign-in-required') tellSession(false)
      throw error
    }
  }
  return {
    ask: async (key, asked?: Request) => {
      const answer = await sent(key, asked)
      // the contract is the server's own: what it answers here has this type
      const said = (await answer.json()) as C[typeof key]['answer']
      if (!String(key).startsWith('GET ') && !storeNothing.has(String(key))) tellWritten(String(key))
      return said
    },
    file: (key, asked?: Request) => sent(key, asked),
    address: (key, asked?: Request) => apiAddress(`${under}${pathOf(String(key), asked)}`),
  }
}

/** `tasks/7?year=2031` of `GET /tasks/:taskId`, with every part and parameter encoded. */
function pathOf(key: string, { path = {}, query = {} }: Request = {}): string {
  const filled = key
    .replace(/^\w+ \//, '')
    .replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(path[name] ?? ''))
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) parameters.set(name, String(value))
  return parameters.size === 0 ? filled : `${filled}?${parameters}`
}

async function send(key: string, path: string, { body, file, signal }: Request): Promise<Response> {
  const [method = 'GET'] = key.split(' ')
  let answer: Response
  try {
    answer = await fetch(apiAddress(path), {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'x-luoshi-desk': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file === undefined ? {} : { body: file }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw unreached()
  }
  if (!answer.ok) throw await problemOf(answer)
  return answer
}
