/** The number an order has above as it is compared: full width made half, no blanks. */
export const upperNumberIn = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFKC').replace(/\s+/g, '')

/** The most characters of a number above. */
export const longestUpperNumber = 100
