import type { OutlineUnit } from '../outline/outline.ts'

/** What is over: a deed with 了 or 已, a comparison with the year before, a count of the whole year, an honour got. */
const over =
  /(?<!为|除|极|罢|明|公|解)了(?!解|然|不|却|望)|(?<![而不得])已(?!知|然)|同比|比(?:上年|去年|年初)|较(?:上年|去年|年初)|^(?:去年|上年|过去|一年来|全年共)|累计|荣获|(?:被|获)(?:评|列|授|命名|认定)|再创|列(?:全[国省市]|第)|(?:全|全年)[^，,。]{0,6}(?:办结|化解|兑现)率|没有一|首次|零的突破|均创|创.{0,6}新高/
/** What is to come: the year planned, a bidding, a day or a bound to be kept. */
const toCome =
  /^(?:今年|新的一年|来年|年内)|(?<![主重需必首])要(?![求素点害义])|将(?!军)|力争|争取|确保|务必|必须|(?:年|月|季度)(?:底|末)?前|不低于|不少于|不超过|以上|以内|继续|进一步|加快|启动|谋划|再(?:新?建|增|办|改|压|降|栽)/

/** Whether a sentence tells of what is over and of nothing to come. */
export function tellsPast({ core }: Pick<OutlineUnit, 'core'>): boolean {
  return (
    over.test(core) &&
    !/^(?:今年|新的一年|来年)|力争|争取|确保(?!了)|务必|(?<![主重需必首])要(?![求素点害义])|将(?!军)/.test(core)
  )
}

/** Whether a sentence tells of what is to come and of nothing that is over. */
export function tellsAhead({ core }: Pick<OutlineUnit, 'core'>): boolean {
  return toCome.test(core) && !over.test(core)
}

/** Whether more of the sentences tell of what is to come than of what is over. */
export function looksAhead(units: readonly OutlineUnit[]): boolean {
  let balance = 0
  for (const unit of units) balance += Number(tellsAhead(unit)) - Number(tellsPast(unit))
  return balance > 0
}
