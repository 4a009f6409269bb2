import { clausesOf } from './clauses.ts'
import { hasFigure } from './cues.ts'
import { namesDeed, opensWithDeed } from './deeds.ts'
import { reachesState } from './promise.ts'

/** The longest a saying is, in characters with its marks; the labelled ones end at 36. */
const longest = 40

/** What says how things hang together, not what is done: `产业兴⟦则⟧县域兴`, `抓产业⟦就是⟧抓未来`, `枝叶⟦关情⟧`. */
const maxims = [
  /^[^，,]{1,8}(?<![规原法细准守总实])则[^，,]{1,10}/,
  /^[^，,]{2,14}(?:才(?:是|能|会|有|算)|方(?:能|可|为)|就是|正是|便是|恰是|即是|莫过于|不如|胜过|无异于|意味着|离不开|取决于)/,
  /^[^，,]{2,6}[，,]当[^，,]{2,6}$/,
  /^[^，,]{2,4}为[魂基本根纲要先重上]$/,
  /(?:无小事|为大|为先|为要|为天|为上|如天|如山|关情|第一位)[。！!]?$/,
  /(?:关键|根本|成败|希望|出路|难点|胜负|要义)(?:就|还|全)?(?:看|在于?|靠)/,
  /^[^，,]{2,8}因[^，,]{1,6}而[^，,]{1,6}$/,
  /(?:永无|没有|永不)(?:止境|终点|停歇|穷期)/,
  /(?:还需|必须|必先|先要)(?:自身|自己)[硬正]/,
  /(?:贵在|重在|成于|始于|源于|兴于|毁于|行则|莫[大先重急善要]于|大于天|重于泰山|不等人|没有终点|永远在路上)/,
  /^[一二三两][分在][^，,]{2,5}[，,][七八九十][分在]/,
  /^不(?:以|看|比|唯|论)[^，,]{1,8}[，,](?:只|而|更|要)?(?:以|看|比|论|唯)[^，,]{1,8}$/,
  /(?:承载|寄托|连接|连着|牵动|关乎|关系|系着|凝聚|映照|见证)着?[^，,]{0,8}(?:乡愁|民心|人心|未来|希望|梦想|幸福|民生|福祉|期盼|万家)[。！!]?$/,
]

/** `乡村振兴，⟦既要塑形，更要铸魂⟧`: what a thing takes, in two words each. */
const twofold =
  /^[^，,]{2,8}要[^，,\d]{1,3}[，,](?:也|更|还)要[^，,\d]{1,3}(?:[，,][^，,\d]{2,8})?$|^[^，,]{2,8}[，,](?:既|不仅|不但)[要是靠]?[^，,\d]{1,5}[，,](?:也|更|又|还)[要是靠]?[^，,\d]{1,5}$/

/** `城市，⟦让生活更美好⟧`. */
const wish = /^[^，,]{2,8}[，,](?:让|使)[^，,]{2,10}更[^，,]{1,6}$/

/**
 * Whether a sentence is a saying: short, no figure, and it has the form of one. A maxim; halves alike in length or in
 * words; a row of clauses none of which begins with work.
 */
export function isSaying(words: string): boolean {
  if (words.length > longest || hasFigure(words)) return false
  const said = words.replace(/^各位代表[，,！!：:]/, '').replace(/[。！!；;]+$/, '')
  if (twofold.test(said)) return true
  if (maxims.some((maxim) => maxim.test(said))) return !bids.test(said)
  const clauses = clausesOf(said)
  const [first = ''] = clauses
  if (wish.test(said) && !opensWithDeed(first)) return true
  if (clauses.length < 2 || clauses.length > 4 || bids.test(said)) return false
  if (isEven(clauses) && !opensWithDeed(first) && !clauses.some(namesDeed) && !reachesState(said)) return true
  return echoes(clauses)
}

/** `今年⟦要⟧…`: what follows is to be done, saying or not. */
const bids =
  /[，,；](?:今年)?(?:我们|政府|各级政府|[该全][省市县区州旗镇乡])?(?:还|就|都|一定|更)?(?:要(?!求|素|点|让|使)|必须|将|务必|确保)/

/** Clauses of three to nine characters, as long as each other give or take one. */
function isEven(clauses: readonly string[]): boolean {
  const [{ length } = ''] = clauses
  return length >= 3 && length <= 9 && clauses.every((clause) => Math.abs(clause.length - length) <= 1)
}

/** Clauses that stand in one frame with words of their own put in: `⟦安⟧而不忘⟦危⟧，⟦治⟧而不忘⟦乱⟧`; not a row of tasks. */
function echoes(clauses: readonly string[]): boolean {
  const [first = '', ...others] = clauses
  if (first.length > 9 || first.length < 3 || opensWithDeed(first)) return false
  return others.every((other) => {
    if (Math.abs(other.length - first.length) > 1) return false
    let alike = 0
    for (let i = 1; i < first.length && i < other.length; i++) if (other.charAt(i) === first.charAt(i)) alike++
    return alike >= 2 && alike >= first.length / 3
  })
}
