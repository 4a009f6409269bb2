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

// plain JavaScript, of which the compiler knows nothing
const part = async (name: string): Promise<unknown> => import(new URL(`../../demo/${name}`, import.meta.url).href)

/** Fill the city into a running desk's record. */
export async function demonstrationCity({ db, evidence }: RunningDesk): Promise<DemonstrationCity> {
  const { place } = (await part('city.mjs')) as { readonly place: { readonly code: string } }
  const { demoPassword, fillCity } = (await part('fill-city.mjs')) as Fills
  const { jurisdictionId } = await fillCity(db, { folder: evidence })
  return { code: place.code, jurisdictionId, signIn: (userName) => ({ userName, password: demoPassword }) }
}
