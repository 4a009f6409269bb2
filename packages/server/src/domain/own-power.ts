/** The role an act rests on, of those that allow it: one's own power before one that is lent; null where none does. */
export const ownPower = <R extends { readonly onBehalfOf: string | null }>(roles: readonly R[]): R | null =>
  roles.find(({ onBehalfOf }) => onBehalfOf === null) ?? roles[0] ?? null

/** The roles that nobody of `ids` has lent: what somebody may not do themself is not done with their power by another either. */
export const notLentBy = <R extends { readonly onBehalfOf: string | null }>(
  roles: readonly R[],
  ids: readonly (string | null)[],
): readonly R[] => roles.filter(({ onBehalfOf }) => onBehalfOf === null || !ids.includes(onBehalfOf))
