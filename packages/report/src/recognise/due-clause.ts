import type { Span } from '../source/span.ts'

/** A deadline's place in the text. */
interface Place {
  readonly start: number
  readonly end: number
}

/**
 * The clause that each deadline of a unit belongs to, where they do not hold of the whole unit; null where they do.
 *
 * In `推进医院门诊楼建设，⟦4月底前启动职业教育园区⟧` the deadline is the park's alone. It is the whole's where the first promise has one
 * (`4月底前启动园区，9月底前建成`), where only a ground stands before it, and where its clause names but a stage of the one thing
 * before it (`推进医院门诊楼建设，6月底前封顶`).
 */
export function clausesOfDeadlines(
  text: string,
  [start, end]: Span,
  deadlines: readonly [Place, ...Place[]],
): readonly Span[] | null {
  const clauses = clausesIn(text, start, end)
  const holding = ({ start: place }: Place) => clauses.findIndex(([from, to]) => place >= from && place < to)
  const first = holding(deadlines[0])
  if (first < 0) return null
  const before = clauses.slice(0, first).filter(([from, to]) => isPromise(text.slice(from, to)))
  const stage = (index: number): boolean => {
    const [from, to] = clauses[index] ?? [start, end]
    return isStage(text, from, to, deadlines)
  }
  if (before.length === 0 || (before.length === 1 && stage(first))) return null
  return deadlines.map((deadline) => {
    const own = holding(deadline)
    const [from, to] = clauses[own] ?? [deadline.start, deadline.end]
    const previous = clauses[own - 1]
    // a stage is one of what stands just before it
    return previous !== undefined && stage(own) ? [previous[0], to] : [from, to]
  })
}

/** The clauses of a unit between its commas and stops; what stands in brackets and quotes parts none. */
function clausesIn(text: string, start: number, end: number): Span[] {
  const clauses: Span[] = []
  let from = start
  let depth = 0
  for (let at = start; at <= end; at++) {
    const char = text.charAt(at)
    if (at < end && '（(《“'.includes(char)) depth++
    else if (at < end && '）)》”'.includes(char)) depth = Math.max(0, depth - 1)
    else if (at === end || (depth === 0 && '，,；;。！：'.includes(char))) {
      if (at > from) clauses.push([from, at])
      from = at + 1
    }
  }
  return clauses
}

/** Whether a clause promises something of its own: more than a manner, a ground or a title. */
function isPromise(clause: string): boolean {
  const words = clause.trim()
  return words.length >= 4 && !ground.test(words) && act.test(words)
}

const ground =
  /^(?:围绕|聚焦|坚持|按照|针对|为了?|以|依托|结合|根据|立足|抓住|抢抓|借助|通过|对标|锚定|着眼|紧盯|紧扣|贯彻|牢固|始终|积极响应|把握|发挥|用好|在.{1,20}[上下中]$)/
const act =
  /建|推进|推动|加快|加大|实施|开展|改造|提升|整治|治理|打造|落实|启动|培育|引进|组织|优化|扩|修|设立|抓好|办好|强化|深化|健全|完善|支持|鼓励|促进|拓展|编制|出台|新增|种植|绿化|铺设|安装|完成/

/** Whether a clause, except for its deadlines, names only a stage: `确保⟦6月底前⟧全线贯通`. */
function isStage(text: string, from: number, to: number, deadlines: readonly Place[]): boolean {
  const chars = [...text.slice(from, to)]
  let at = from
  const bare = chars
    .filter((char) => {
      const here = at
      at += char.length
      return !deadlines.some(({ start, end }) => here >= start && here < end)
    })
    .join('')
    .replace(stages, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return bare.length < 2
}

const stages =
  /确保|力争|争取|计划|预计|务必|必须|实现|达到|形成|具备|条件|全面|全部|全线|整体|主体|基本|正式|如期|按期|顺利|陆续|初步|工程|项目|任务|目标|工作|建设|改造|实施|施工|前期|手续|可研|立项|审批|设计|方案|编制|招投?标|征迁|拆迁|开工|动工|启动|启用|完工|竣工|完成|建成|验收|通过|封顶|通车|贯通|通水|通电|通气|供[气热水电]|并网|发电|点火|投产|达产|达效|投入|投用|投运|使用|运营|运行|开放|开业|营业|开馆|开园|开学|招生|交付|入住|到位|见效|落地|挂牌|取得|实质性|突破|进展|成效|出台|印发|[将要能可在于并试全的了]/g
