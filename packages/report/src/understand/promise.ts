import { clausesOf } from './clauses.ts'
import { hasFigure } from './cues.ts'
import { opensWithDeed } from './deeds.ts'

/** A state that is reached, said of a thing: `县医院新院区⟦投用⟧`. */
const attains =
  /达到|达标|稳定达|只[增减升降]不[增减升降]|零增长|实行|(?:限时|当[日天场]|按期|逐件)(?:办结|办理|反馈|响应)|率[^，,。]{0,4}保持|建成|投产|投用|投运|竣工|完工|开工|动工|通车|通水|通气|启动|启用|完成|突破|实现|覆盖|增长|提高到|稳定在|控制在|保持在|不低于|不少于|不超过|高于|快于|通过.{0,12}(?:验收|评估|复核|认定)|投入使用|运营|搬迁|落地|开业|上市|清零|焕新|翻新|[钟时天周月]一[班趟次]|(?:创建|争创|申报|晋升|升格|跻身)[^，,。；]{2,}|封顶|见效|到位|一律|挂钩|公示|公开|倾斜|纳入|列入|按月|按季|每月|每季|每年|整改|免费|升级|轮流|扩面到|扩展到|延伸[到至]|下沉到|开街|开园|开馆|开诊|开学|开课|开航|开港|通航|招生|配齐|到岗|(?:降低|压缩|缩短|减少)(?:一半|[一二三四五六七八九两]成)|减半|翻番|全部(?:补齐|换新|整改|改造|公开)|再(?:减|压|增|降|提)|(?:联合|集中|综合|专项|滚动)(?:治理|整治|执法|清理|排查|治理)|末位|(?:调整|推进|落实|实施|开放|提标|扩面|扩容|提速|改造|修缮|扩建|维修)(?=[，,。；]|$)/
/** The same of a thing that is put to use, kept up or kept down, at the end of a clause: `消防站⟦投入执勤⟧`, `能耗⟦持续下降⟧`, `制度⟦坚持到底⟧`. */
const kept =
  /(?:投入(?:运[行营]|生产|服务|执勤|试用|试运行)|(?:持续|稳步|逐[年月步]|明显|双|只)(?:下降|上升|回升|好转|改善|向好|提升|增加|减少)|达产|满产|交付(?:使用)?|迎新|完工|齐备|县县都有[^，,]{2,8}|试飞|首飞|试运行|试运营|并网|发电|联网|互认|互通|贯通|合龙|挂牌|成立|入驻|迁入|过半|归零|零(?:发生|事故|上报|新增)|双下降|不(?:倒|反弹|返贫|断档|断链|间断)|一以贯之|坚持到底|常态化|制度化|长效化|全程(?:可溯|留痕|监管)|进(?:社区|校园|企业|农村|乡村|家庭)|到(?:村|户|人|岗|点|边|桌面)|入户|上门|应[\u4e00-\u9fff]尽[\u4e00-\u9fff])(?:运行|服务)?(?=[，,、；。]|$)/
/** A house, a road, a service or a maker that a sentence begins with: what the plan says of it, it is to become. `⟦公共文化场馆⟧天天开门`, `⟦“某某小米”⟧走上…`. */
const facility =
  /^[^，,、是让使为把]{0,14}(?:医院|卫生院|学校|[中小大]学(?!生|问|习)|幼儿园|学院|信用社|农商行|场馆|博物馆|图书馆|文化馆|体育馆|景区|园区|产业园|开发区|车站|高铁站|机场|港口|码头|水库|水厂|电厂|大桥|隧道|铁路|专线|公交|公园|市场(?!主体|经济|化|预期|信心|需求|竞争|机制|规律|活力)|热线|电站|合作社|超市|书房|食堂)(?!的|是|不|很|太|越|建设是|发展)[\u4e00-\u9fff]{2,}|^“[^“”]{2,10}”(?:走[上进出]|登上|登陆|打入|挺进|进军|入驻|亮相|落户)/
/** By when, or that nothing is left out, before the verb at the end: `…平台⟦上半年⟧投入运行`, `问题⟦全部⟧销号`. */
const inFull =
  /(?:年内|年底前?|年末|[上下]半年|[一二三四]季度|\d{1,2}月(?:底|末)?前?|“[七八十五]一”前|国庆前|春节前|汛期前|开学前|供暖季前)[^，,。；]{0,4}[\u4e00-\u9fff]{2}|(?:全部|全面|一律|如期|按期|按时|同步)(?!的|是|以|由)[\u4e00-\u9fff]{2,4}(?=[，,。；]|$)/
/** Who must or will do it, inside the clause: `各乡镇⟦要⟧建好…`. */
const bidden = /必须|力争|争取(?!到)|确保|(?<![主重需必首])(?:要|将|须|应|予以|进行|给予)(?![求素点害义军近])/

/**
 * Whether a sentence could promise anything: a clause begins with work to be done, somebody is to do it, a state is to be
 * reached, or there is a figure. What has none of these tells of how things are: `⟦枝叶关情，民生为大。⟧`.
 */
export function couldPromise(words: string): boolean {
  return (
    // most sentences are told by how they begin: asked first
    perhaps.test(words) ||
    hasFigure(words) ||
    attains.test(words) ||
    kept.test(words) ||
    facility.test(words) ||
    inFull.test(words) ||
    /[就即都]能办|一(?:网|窗|门|次|站|章|码|证)[^，,、。]{0,3}(?:办|通|受理|审|服务|结|签)/.test(words) ||
    clausesOf(words).some((clause) => doesWork(clause))
  )
}

/** The first characters of verbs too rare to be listed: what begins with one is given the benefit of the doubt. */
const perhaps =
  /^[加推实建强完开抓做深落提支培打引促扩发优健规统严确争启改整创办依鼓切着突围按稳巩继持进充探拓激维保增壮构聚畅守拿毫用狠组防化压夯编谋扎运盘搞理挖倡弘尊帮兜织筑唱擦叫补延借承举丰繁扶管治净绿亮简减降控查惩清拆接转使合制设投配修续协联招留育务服履]/

/** What is counted in Chinese numerals: `评议⟦三十个⟧科局`, `⟦一个月⟧清理⟦一次⟧`; one by itself counts nothing. */
const counted =
  /(?<![每第任同上下])(?:[二两三四五六七八九十百][十百]?[一二三四五六七八九]?)(?:个|名|条|座|件|批|家|所|台|场)(?!方面|面向|多月|坚持|更加|务必)|一(?:月|季|周|年|个月|季度)[^，,]{0,6}一(?:次|遍|轮|排查|调度|通报|评)/

/** With whom it is done: `⟦与⟧大学⟦共建⟧研究院`. */
const jointly =
  /^(?:与|同|和|联合|会同|携手|联手)[^，,是]{2,20}(?:共建|共同|合作|联合|签[订约署]|对接|开展|携手|联动|协作|组建|设立|互[认通设])/

/** How it is done, before the verb: `⟦分区分类高标准⟧推进…`, `⟦一体⟧实施…`. */
const mannered = /^(?!在)[^，,的是则为]{2,8}(?:推进|推动|实施|开展|抓好|抓实|办好|打造)[^，,。]{3,}/

/** Whether a clause is work: it begins with a verb of doing, or says who is to do it. `让…` and `使…` only say what for. */
function doesWork(clause: string): boolean {
  if (/^(?:让|使|把.{1,12}作为)/.test(clause)) return false
  if (
    /^在[^，,]{2,20}(?:设立|设置|增设|建设|新建|建立|建成|开展|开设|推行|实施|推广|布局)(?!方面|中|上|工作|过程)/.test(
      clause,
    )
  )
    return true
  if (jointly.test(clause)) return true
  if (counted.test(clause) || mannered.test(clause)) return true
  return opensWithDeed(clause) || bidden.test(clause)
}

/** Whether a clause behind the first is work. */
export function doesWorkInside(words: string): boolean {
  return clausesOf(words).some((clause) => doesWork(clause))
}

/** Whether a sentence says by when or that nothing is left out, before what is to be done. */
export function isInFull(words: string): boolean {
  return inFull.test(words)
}

/** Whether a sentence says that a state is to be reached. */
export function reachesState(words: string): boolean {
  return attains.test(words)
}

/** Whether the first clause of a sentence is work to be done: then no word behind it makes it a reason or a saying. */
export function beginsWithWork(words: string): boolean {
  const [first = ''] = clausesOf(words)
  return first.length >= 3 && !/^(?:让|使)/.test(first) && opensWithDeed(first)
}
