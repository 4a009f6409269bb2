/** A user name as it is compared: compatible forms made one, no blanks around, small letters. */
export function normalUserName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/**
 * Whether a user name, as it is compared, may be given: 2 to 32 Han characters, Latin letters, digits, and `.`, `_`, `-`
 * within: `张三`, `zhang.san`, `督查室01`.
 */
export function isUserName(name: string): boolean {
  return /^[\p{Script=Han}a-z\d](?:[\p{Script=Han}a-z\d._·-]{0,30}[\p{Script=Han}a-z\d])$/u.test(name)
}
