import { wordRanges } from './characters.ts'

/**
 * Telling characters, by what they may be a sign of. A unit's signs are found while its characters are counted, so that
 * most sentences are passed over without looking for whole phrases in them.
 */
const SIGNS = {
  thanks: '谢敬赞谊易惜证懂示珍辛恩',
  lesson: '体感验果得起',
  problem: '题难足战板距盾约弱力坦疫缩跌陷增尽满憾迷峻崖击锐险艰',
  copula: '是乃',
  aim: '标号',
  creed: '识信护旨心仆色怀断悟风绩朝诚纪检致者派郎挺敢善斗奋难作',
  leader: '记',
  scene: '年代期段点程月凡常',
  account: '告',
  appeal: '让坚奋努谢团负',
} as const

/** A kind of numbering sign a heading may begin with. */
export type Sign = keyof typeof SIGNS

/** The bit of a character that carries meaning, above those of the signs. */
export const WORD = 15

const bits = new Uint16Array(0x10000)
for (const [from, to] of wordRanges) bits.fill(1 << WORD, from, to)
const masks: Record<string, number> = {}
for (const [i, [sign, characters]] of Object.entries(SIGNS).entries()) {
  masks[sign] = 1 << i
  for (const character of characters) bits[character.charCodeAt(0)] = (bits[character.charCodeAt(0)] ?? 0) | (1 << i)
}

/** The signs that a character is, as a set of bits, and at {@link WORD} whether it carries meaning. */
export function telling(code: number): number {
  return bits[code] ?? 0
}

/** Whether a set of signs holds one. */
export function hasSign(signs: number, sign: Sign): boolean {
  return (signs & (masks[sign] ?? 0)) !== 0
}
