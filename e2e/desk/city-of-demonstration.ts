import { createRequire } from 'node:module'
import type { RunningDesk } from './running-desk.ts'

/** The city that the demonstration shows: ten months of work of forty units. It does not exist. */
export interface DemonstrationCity {
  readonly code: string
  readonly jurisdictionId: string
  /** How somebody signs in: `ducha`, `chengban02`, … */
  readonly signIn: (userName: string) => { readonly userName: string; readonly password: string }
}

interface Fills {
  readonly demoPassword: string
  readonly fillCity: (
    db: RunningDesk['db'],
    options: { readonly folder: string },
  ) => Promise<{ readonly jurisdictionId: string }>
}

// plain JavaScript, which Node loads itself, as the demonstration does
const part: (name: string) => unknown = createRequire(new URL('../../demo/', import.meta.url))

/** Fill the city into a running desk's record. */
export async function demonstrationCity({ db, evidence }: RunningDesk): Promise<DemonstrationCity> {
  const { place } = part('./city.mjs') as { readonly place: { readonly code: string } }
  const { demoPassword, fillCity } = part('./fill-city.mjs') as Fills
  const { jurisdictionId } = await fillCity(db, { folder: evidence })
  return { code: place.code, jurisdictionId, signIn: (userName) => ({ userName, password: demoPassword }) }
}
