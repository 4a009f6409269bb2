/** Who acts, as the ledger names them: `console:root`, `token:…`, later a person's account. */
export interface Actor {
  readonly id: string
}

declare const proof: unique symbol

/** Proof that an actor may change the record of a jurisdiction; only `access` makes it. */
export interface MayWrite {
  readonly kind: 'allowed'
  readonly jurisdictionId: string
  readonly actor: Actor
  readonly [proof]: 'may-write'
}

/**
 * The proof of the person who works at the machine's own command line: they hold the database's password, so nothing finer
 * would hold them back.
 */
export function mayWriteFromConsole(jurisdictionId: string, user: string): MayWrite {
  return allow(jurisdictionId, { id: `console:${user}` })
}

/** For the rest of `access`. */
export function allow(jurisdictionId: string, actor: Actor): MayWrite {
  return { kind: 'allowed', jurisdictionId, actor } as MayWrite
}
