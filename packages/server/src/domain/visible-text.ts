/**
 * A text without what nobody sees and what may show it as another: control characters but line ends and tabs, marks that
 * turn the direction of reading, zero-width spaces. What programs paste along with a name is among them.
 */
export const visibleText = (text: string): string => text.replace(unseen, '')

const unseen = /(?![\n\t\r])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu
