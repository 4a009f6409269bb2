/** The role an act rests on, of those that allow it: one's own power before one that is lent; null where none does. */
export const ownPower = <R extends { readonly onBehalfOf: string | null }>(roles: readonly R[]): R | null =>
  roles.find(({ onBehalfOf }) => onBehalfOf === null) ?? roles[0] ?? null
