import { clausesOf } from './clauses.ts'
import { hasFigure } from './cues.ts'
import { namesDeed } from './deeds.ts'

/** People, where a sentence or its second clause begins. */
const people =
  /^(?:.{0,12}?[，,])?[^，,。：:向为给让使]{0,8}?(?:工作者|奋斗者|志愿者|劳动者|建设者|逆行者|守护者|企业家|创业者|教师|医生|护士|医护人员|医务人员|干警|民警|官兵|战士|工人|农民|乡亲|村民|居民|市民|群众|人民|干部|党员|儿女|小哥|师傅|青年|少年|同志|职工|我们每个人|每个人|人人|大家)(?:们)?(?!医院|法院|检察|公园|广场|调解|防空|武装|银行|满意|路|培训|教育|学历|待遇|队伍|工资|子女|公寓|之家|俱乐部|活动|代表|收入|期盼|生活|的|关心|对|反映|健康|权益|医保|养老|社保|安全感|幸福|获得|大会|政府|币|群众|基[础本]|人均|可支配|大病|消费|用[水电气]|出行|参保|办事|就医|入学)/
/** `洪水来时，⟦是⟧八万军民手挽手…`, `…，⟦是因为有人⟧在扛`: who is to be thanked for it. */
const cleft =
  /^[^，,。]{2,16}[，,](?:正?是|靠的是|因为有?)(?:因为)?(?:有)?[^，,。]{0,8}(?:人(?!才|均|口|大)|军民|群众|干部|官兵|职工|同志|乡亲|们|儿女|百姓)/
/** `风雪中，⟦是⟧护边员⟦的坚守⟧`, `他们⟦是最可爱的人⟧`: what they gave, who they are. */
const given =
  /^[^，,。]{2,16}[，,]正?是[^，,。]{2,16}的(?:坚守|坚持|付出|奔波|奉献|汗水|拼搏|努力|守护|担当|智慧|陪伴)|^(?:他|她|你)们[^，,。]{0,6}是[^，,。]{0,8}最[^，,。]{1,6}的人/
/** `⟦是⟧渔家儿女⟦的拼搏，让⟧码头灯火不息`: whose merit it is. */
const merit =
  /^(?:正?是|靠的是|因为)[^，,。]{2,20}的(?:坚守|付出|拼搏|奋斗|奉献|理解|支持|信任|担当|努力|汗水|守护|陪伴|奔波)[，,](?:让|使|才|换来|托起|撑起|成就)/
/** What is said of them. */
const stirring =
  /(?:最|特别|尤其|格外)?(?:让|令)(?:我们|人|大家)[^，,。]{0,6}(?:动容|感动|自豪|难忘|欣慰|骄傲|敬佩|振奋)|(?:磅礴|强大|澎湃|不竭|滚滚)(?:的)?(?:力量|动力|动能|伟力|合力|洪流)|(?:奋进|奋斗|创业|干事|拼搏)[^，,。]{0,4}的?热潮|汇成了?[^，,。]{0,12}(?:洪流|动力|力量|江海)|画卷|(?:时代)?(?:强音|华章|壮歌|赞歌|凯歌|乐章)|追梦人|旁观者|主人翁?[。！]|英雄|胸怀|(?:回望|回首)(?:来路|过去|一年|走过|征程)|(?:凝结|凝聚|饱含|浸透|饱蘸)着?|故事|温暖(?:人心|全城|你我)|(?:格外|如此|倍感|无比)温暖|闪光|[身背]影|汗水|艰辛|无怨无悔|铿锵有力|识大体|顾大局|守望相助|心往一处想|劲往一处使|骄傲|平凡|主角|感动|夙兴夜寐|(?:最大|坚实|强大)的(?:底气|靠山|后盾)|(?:寒冬|严冬|冬天|春天)(?!供暖|取暖)|曙光|彩虹|骇浪|荆棘|日子[^，,。]{0,6}越[过来]越|站(?:在|上)了?(?:一个)?新的?[^，,。]{0,8}起点|风雨(?:兼程|无阻|同舟|过后)|春华秋实|鼓舞人心/
/** What a year's work leaves. */
const left =
  /完成|建成|获[^，,。]{1,14}(?:激励|表扬|通报|肯定|推广|批示)|实现|新增|新建|增长|提高|提升|改善|增收|脱贫|住上|喝上|用上|提标|扩面|免费|享受|受益|投产|投用|通车|满意度|获评|荣获|[市县区州省]第|落实|推进|开展|实施|办理|培训|发放|化解|整治|达到|稳定|增强|保障|更加|明显|显著|稳步|大幅|全覆盖|构建|形成|保持|打造/

/** `⟦这一年，山乡的歌声很嘹亮。⟧`: how the times were, in a few words. */
const times =
  /^(?:这一?年|过去的?一年|[^，,。]{0,20}(?:以来的?|过去的?|走过的)[一三五几]年)[，,][^：:，,]{0,16}(?:[很真][^，,。]{1,3}|多、[^，,。]{1,4}多)[^：:]{0,12}[。！]$/

/** Whether a sentence praises people or the times, and tells of nothing that was done: `⟦教师扎根山乡，点亮孩子的梦想。⟧`. */
export function praises(told: string): boolean {
  if (hasFigure(told)) return false
  // a name in quotation marks is worded as it likes
  const words = told.includes('“')
    ? told.replace(/“[^“”]{2,12}”(?=改革|模式|经验|做法|行动|工程|机制|品牌|工作法|试点|项目|计划|活动)/g, '')
    : told
  if (times.test(words)) return !left.test(words) && !namesDeed(clausesOf(words)[1] ?? '')
  const said = words.replace(/^(?:各位代表[，,！!：:]|(?:这一年|一年来|五年来|过去一年)[，,])/, '')
  if (/^(?:每[一个位份步]|一(?:个个|位位|幕幕|次次)|无数|没有(?:人|谁))/.test(said)) return !left.test(said)
  if (cleft.test(said) || given.test(said) || merit.test(said)) return true
  if (/^(?:他|她|我)们的(?:名字|身影|付出|故事|肩膀)/.test(said)) return true
  if (stirring.test(said)) return !left.test(said) || moving.test(said)
  return people.test(said) && !left.test(said) && !namesDeed(clausesOf(said)[0] ?? '')
}

/** Whether a sentence is worded like praise, whatever it tells. */
export function stirs(words: string): boolean {
  return stirring.test(words)
}

const moving = /^(?:最|特别|尤其)?(?:让|令)(?:我们|人|大家)/
