import { allow, type MayWrite } from './actor.ts'

/** The proof of what the clock starts: it opens periods, gives lights by the rules, and nothing that a person decides. */
export function mayWriteByClock(jurisdictionId: string): MayWrite {
  return allow(jurisdictionId, { id: 'clock' })
}
