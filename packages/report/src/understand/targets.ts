import type { OutlineUnit } from '../outline/outline.ts'

const opens =
  /(?:(?:预期|主要|发展|奋斗|工作|总体|经济社会发展|建议|具体|重点|约束性|指导性)(?:性)?(?:的)?(?:预期)?(?:目标|指标|任务指标)(?:任务|建议|初步|安排|要求)*(?:为|是|：|:|（|如下|见下表)|目标(?:任务)?(?:建议)?(?:为|是|：|:)|目标建议)/
/** A paragraph of the targets with their kind before it: `⟦底线指标：⟧信访总量下降10%，…`. */
const labels =
  /^(?:[●◆·■—-]+|[①-⑩])?[^，。：；“]{2,8}(?:指标|目标)[：:](?=.{0,12}\d|.{0,30}(?:增长|下降|达到|以内|以上))/
const measured = /\d|同步|持平|以上|左右|高于|快于|不低于/

/** Whether a unit opens the statement of the year's targets: `⟦主要预期目标是：地区生产总值增长6%⟧`. */
export function opensTargets({ words }: OutlineUnit): boolean {
  return words.includes('目标') || words.includes('指标')
    ? (opens.test(words) || labels.test(words)) &&
        (measured.test(words) || /[：:]$|如下|见下表/.test(words) || words.length > 60)
    : false
}

/** The headline figures of a place's economy, and how they are to move. */
const headline =
  /(?:生产总值|财政(?:总)?收入|预算(?:总)?收入|税收(?:总)?收入|固定资产投资|消费品零售(?:总)?额|工业(?:增加值|总产值)|(?:居民|城镇|农村|农民|城乡)[^，,]{0,8}收入|进出口(?:总[额值])?|(?:城镇)?(?:新增)?就业|失业率|(?:消费)?价格|能耗|粮食(?:总)?产量|增速)[^，,]{0,10}(?:增长|下降|达到|控制|稳定|保持|同步|完成|突破|降低|\d)/
/** As many headline figures in a row, and this share of all clauses, state the targets without a word of them. */
const [fewestHeadlines, headlineShare] = [3, 0.7]

/** Whether a sentence is a row of headline figures and nothing else: `⟦财政收入增长5%，固定资产投资增长8%，居民收入增长7%。⟧`. */
export function isRowOfHeadlines({ words }: OutlineUnit): boolean {
  const clauses = words.split(/[，,；;]/).filter((clause) => clause.length > 2)
  const own = clauses.filter((clause) => headline.test(clause)).length
  return own >= fewestHeadlines && own >= headlineShare * clauses.length && measured.test(words)
}

/** Whether a line’s words are the title of a list of the year's targets: `⟦2026年主要目标⟧`, `（二）⟦预期目标⟧`. */
export function isTargetsTitle({ core, size }: OutlineUnit): boolean {
  return (
    size <= 24 &&
    /(?:目标|指标)[：:]?$/.test(core) &&
    !/今后|未来|[五三]年|五”|远景|长期/.test(core) &&
    !opening.test(core)
  )
}

/** A title that first names what opens a plan has no list of targets right below it: `⟦指导思想⟧和主要目标`. */
const opening = /要求|思想|思路|形势|原则|方针|基调/

/** Whether a unit that stands behind the targets is none of them: `⟦实现上述目标，要…⟧`. */
export function endsTargets({ words, size }: OutlineUnit): boolean {
  if (
    /^(?:各位代表|为此|(?:这里|下面)[，,][^。]*说明|(?:为)?(?:实现|完成|围绕|达到|确保(?:实现|完成)|做好|紧紧围绕|全面(?:完成|实现)|圆满完成|对标|落实)(?:好)?(?:以上|上述|这些|今年|20\d\d年|全年|既定|预期|年度|新的?一年)|提出(?:这|上述|以上)|(?:上述|以上|这些).{0,8}(?:目标|指标)|实现.{0,8}目标|今年(?:政府)?(?:的)?工作|确定(?:这|上述|以上)|我们(?:要|将|必须)|(?:在(?:具体|实际)?)?工作中(?!.*(?:争取|力争|更好)))/.test(
      words,
    )
  )
    return true
  return (
    size > 12 &&
    !/\d|同步|持平|不低于|不高于|高于|快于|完成|控制|达到|保持|稳定|增长|提高|下降|降低|增加|实现|任务|以内|以上|指标|目标|约束|力争|争取/.test(
      words,
    )
  )
}

/** Whether a unit that stands behind the targets gives the reasons for them: `⟦增长6%，与经济增长相匹配，体现了…⟧`. */
export function givesReasons({ words }: OutlineUnit): boolean {
  return reasons.test(words)
}

const reasons =
  /考虑|兼顾|体现了?|(?:相|有效|有机)?衔接|匹配|相适应|相协调|相一致|相符|有利于|有助于|为的是|是为了|目的(?:是|在于)|余地|留[出足有]了?[^，,。]{0,6}空间|一方面[^。]*另一方面|够得[着到]|[通经]过(?:艰苦)?努力|跳一跳|(?:可以|能够|有望)(?:实现|达到|完成)|基于|之所以|依据|综合研判|稳妥(?:的)?|符合.{0,12}(?:实际|规律|要求|预期)|契合/

const years = /20\d\d年/g

/** Whether a unit reads like one of a list of targets: a metric and how it is to move. The number of a year is no figure. */
export function readsAsTarget({ words: said }: OutlineUnit): boolean {
  const words = said.replace(years, '')
  return (
    /(?:增长|达到|控制在|下降|提高|完成|保持|稳定在|增幅|增速|同步|新增|突破|降低|不低于|以内|高于)/.test(words) &&
    /\d|同步|持平|下达|任务|高于|以内/.test(words)
  )
}
