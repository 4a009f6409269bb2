import { addressHeader } from './library.ts'

/** Where a request comes from, as the library is told. */
export interface Asking {
  readonly headers: Headers
  readonly address: string | null
}

/** The headers the library may see of a request: its cookies, its browser's name, and the address we know. */
export function ownHeaders({ headers, address }: Asking): Headers {
  const own = new Headers()
  for (const name of ['cookie', 'user-agent']) {
    const value = headers.get(name)
    if (value !== null) own.set(name, value.slice(0, 8000))
  }
  if (address !== null) own.set(addressHeader, address.replace(/^::ffff:/, ''))
  return own
}

/** The cookies an answer of the library sets. */
export const cookiesOf = (answer: Response): readonly string[] => answer.headers.getSetCookie()
