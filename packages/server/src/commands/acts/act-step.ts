import { doerOf } from '../../access/matter-doer.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { notLentBy, ownPower } from '../../domain/own-power.ts'

/** What of a row with a state table an act moves. */
interface Stepped<State> {
  readonly state: State
  readonly steps: number
  readonly last_step: number | null
  readonly revision: number
}

/** An act as the state table has it, with the reason it needed. */
interface Act<Name, State> {
  readonly act: Name
  readonly to: State
  readonly part: 'office' | 'approver'
  readonly reason: string | null
  /** Whose power it does not rest on: who may not do it themself. */
  readonly notBy: readonly (string | null)[]
}

/** What an act leaves: the columns of its step, those of the row it moves, and the words of the ledger's entry. */
export function actStep<Name, State>(
  actor: SignedIn,
  at: Date,
  row: Stepped<State>,
  { act, to, part, reason, notBy }: Act<Name, State>,
) {
  const ordinal = row.steps + 1
  const onBehalfOf =
    ownPower(notLentBy(doerOf(actor).roles, notBy).filter((role) => role.part === part))?.onBehalfOf ?? null
  return {
    step: {
      ...{ ordinal, prior: row.last_step, act, from_state: row.state, to_state: to },
      ...{ taken_by: actor.id, person_id: actor.personId, on_behalf_of: onBehalfOf, at, reason },
    },
    moved: { state: to, steps: ordinal, last_step: ordinal, revision: row.revision + 1 },
    entry: { step: ordinal, from: row.state, to, ...(onBehalfOf ? { onBehalfOf } : {}) },
  }
}
