/** What a character does to the cutting of a line into units. */
export const PLAIN = 0
export const OPENS = 1
export const SHUTS = 2
export const ENDS = 3
export const SPACE = 4

const table = new Uint8Array(0x10000)
const mark = (characters: string, value: number) => {
  for (const character of characters) table[character.charCodeAt(0)] = value
}
mark('“‘《（(【「『', OPENS)
mark('”’》）)】」』', SHUTS)
mark('。！？；!?;', ENDS)
mark(' \t\r\n\v\f\u00a0\u3000\ufeff\u2028\u2029\u1680\u202f\u205f', SPACE)
for (let code = 0x2000; code <= 0x200a; code++) table[code] = SPACE

/** The class of a UTF-16 code unit: one of the constants above. */
export function characterClass(code: number): number {
  return table[code] ?? PLAIN
}

const wordTable = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++)
  if (/[\p{L}\p{N}%％]/u.test(String.fromCharCode(code)) || (code >= 0xd800 && code < 0xdc00)) wordTable[code] = 1

/** Whether a UTF-16 code unit carries meaning of its own: a letter, a Han character, a digit or a per cent sign. */
export function isWord(code: number): boolean {
  return wordTable[code] === 1
}
