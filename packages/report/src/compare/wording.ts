/** What a clause says of how far a thing is. */
const done =
  /完成|建成|竣工|完工|投用|投入使用|投产|启用|通车|交付|开园|开馆|落成|验收|获批|获评|荣获|入选|认定|通过|实现|达到|达\d|新增|成立|设立|出台|制定|印发|成功|圆满|全覆盖|清零|办结|发放|举办|承办|创建|建立|组建|引进|改造提升|培育|培训|落地|到位|被评为|位列|居全|兑现|完毕|处置|整改|查处|破获/
const ongoing =
  /(?:有序|稳步|稳妥|持续|扎实|加快|深入|正在|加紧|提速|加速|全面|顺利)(?:推进|推动|建设|实施|办理|进行|施工|铺开)|(?:推进|在建|建设中)$|主体(?:工程|结构)?(?:完工|施工|封顶|建设)|完成主体|征地|前期|手续|初具|基本完|启动|开工|有望|进展/
/** A stage on the way: who has come so far is not at the end, unless the stage is what was promised. */
const stages =
  /(?<!市场|经营|责任|创新|投资|参保|服务|农业)主体|基础(?!设施|教育|工作|产业|研究|上)|桩基|地基|路基|桥墩|转体|合龙|吊装|防渗|渠首|土建|装修|征地|(?:土地|房屋)征收|拆迁|清表|招标|招投标|可研|立项|选址|前期|手续|(?<!行政)审批(?!局|服务|制度|事项|改革)|设计(?!院|师)|勘察|设备(?:采购|安装|调试)/
/** A day that is still to come when a review is read. */
const future =
  /(?:预计|计划|力争|有望|将|拟)(?:于|在)?(?:今年|明年|来年|近期|年底|年内|上半年|下半年|[一二三四]季度|\d{1,2}月|“)|即将|有望(?!再)/
const begun = /开工|启动|动工|奠基|立项|签约|开始/
const unfinished =
  /加快|有序|稳步推进|正在|进展顺利|加紧|在建|建设中|前期|手续|主体(?:完工|施工|封顶|结构)|基本完(?:成|工)|初具/

const demandsDone =
  /完成|建成|竣工|完工|投用|投入使用|投产|启用|通车|交付|开园|开馆|验收|全覆盖|清零|达到|实现|确保|新增|新建|培育|创建|认定|新培育|打造/
const demandsProgress = /推进|加快|推动|深化|持续|加强|强化|完善|健全|提升|优化|探索|坚持|巩固|落实/
const demandsStart = /启动|开工|谋划|筹建|筹备|争取|力争|前期/

/** What the words of a claim say about the state of the work. */
export interface Wording {
  readonly done: boolean
  /** It goes on. */
  readonly ongoing: boolean
  readonly begun: boolean
  /** The words say that the thing is not finished yet. */
  readonly unfinished: boolean
  /** `基本完成` is not done. */
  readonly nearly: boolean
  /** Not even begun. */
  readonly preparing: boolean
  /** It will be finished on a day to come, or is being worked on at this moment. */
  readonly toCome: boolean
  /** The stage that the words say was reached; null where they name none. */
  readonly stage: string | null
}

/** Reads off the words of a claim whether the work is done, under way or begun. */
export const wordingOf = (words: string): Wording => ({
  done: done.test(words),
  ongoing: ongoing.test(words),
  begun: begun.test(words),
  unfinished: unfinished.test(words) || future.test(words),
  nearly: /基本(?:完|建成|实现|办结)/.test(words),
  preparing: /前期|手续|谋划|洽谈|编制/.test(words),
  toCome: future.test(words) || words.includes('正在'),
  stage: stages.exec(words)?.[0] ?? null,
})

/** What the words of a promise ask for: an end, progress, a start, or keeping on. */
export interface Demand {
  readonly done: boolean
  readonly progress: boolean
  readonly start: boolean
  /** It asks for going on, and for no end. */
  readonly progressOnly: boolean
}

/** Reads off the words of a promise what would fulfil it. */
export function demandOf(words: string): Demand {
  const [isDone, isProgress, isStart] = [demandsDone, demandsProgress, demandsStart].map((pattern) =>
    pattern.test(words),
  )
  return {
    done: isDone === true,
    progress: isProgress === true,
    start: isStart === true,
    progressOnly: isProgress === true && isDone !== true && isStart !== true,
  }
}
