/**
 * A text without what nobody sees and what may show it as another: control characters but line ends and tabs, marks that
 * turn the direction of reading, everything that is drawn as nothing (zero-width, soft hyphens, fillers, tags). What
 * programs paste along with a name is among them. What joins or varies a visible character stays.
 */
export const visibleText = (text: string): string => text.replace(unseen, '')

// joiners make one picture of several (👩‍🚒), selectors choose a form of the character before them, in names too
const unseen =
  /(?![\n\t\r])\p{Cc}|(?!\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu
