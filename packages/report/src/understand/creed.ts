import { clausesOf } from './clauses.ts'
import { hasFigure } from './cues.ts'
import { opensWithDeed } from './deeds.ts'

/** Watchwords of loyalty. */
const watchwords =
  /党的(?:全面)?领导|政治(?:方向|立场|引领|本色|纪律|规矩)|两个确立|两个维护|四个意识|四个自信|判断力|领悟力|国之大者|两个务必|三个务必|讲政治|首要政治任务/g

/** How somebody is minded: the object of a vow is one of these, not a thing that is done. */
const mind =
  /(?:精神|姿态|劲头|干劲|韧劲|闯劲|拼劲|钻劲|韧性|勇气|锐气|朝气|情怀|本色|初心|使命|担当|信念|信心|决心|恒心|责任感|使命感|紧迫感|危机感|饥饿感|荣誉感|本领|境界|格局|斗志|激情|状态|定力|清醒|豪情|根弦|忠诚|赤诚|胸襟|胸怀|眼界|站位|高度|觉悟|立场|政绩观|之心|之志|态度|意志|底色|风骨|脊梁|魄力|毅力|风采|传统|公仆|素养|高度一致|赤子|实干家|行动派|执行者|贴心人|勤务员|服务员|带头人|主心骨|领头雁|答卷人|追梦人|先行者|排头兵|接力棒|答卷|考卷|故事|篇章|辉煌|奇迹|新气象|新作为|思维|人民至上|主体地位|真抓实干|马上就[办干]|勤政务实|敢[为闯试]敢|雷厉风行|令行禁止|一抓到底|说干就干|立说立行|事不过夜|一竿子插到底|一茬接着一茬|干一件成一件|抓一件成一件|(?:清正|清廉|清明)(?=[、，,。；]|$))/
/** How it is to be done, before anything is: `以…的姿态`, `用双手`, `始终把…放在心上`. */
const manner =
  /^(?:我们)?(?:将|要|一定)?(?:始终|永远|时刻|大力)?(?:绷紧|拧紧|系紧|以|用(?:心|情|干部|政府|双手|行动|实干)|凭|拿出|保持|永葆|发扬|弘扬|秉持|坚定|增强|激发|焕发|涵养|锤炼|树牢|牢固树立|常怀|常修|怀着|带着|鼓足|竭尽|握好|当好|做人民|争做|交出|书写|谱写|抛下|敢于|善于|勇于|把[^，,]{1,14}(?:放[在进]|记[在进]|扛在|举过|刻[在进]|装[在进]|当(?:成|作|做)?(?:自己|亲人|家人|家事|大事|镜子|作业))|想.{2,6}之|急.{2,6}之|心系|情系|夙夜|不负|不辱)/
/** Who is addressed or spoken of: the officials, the time. */
const faces =
  /^(?:为官|从政|面对|站在|踏上|奋斗|奋进|时代|征程|使命|重任|责任|政府|新时代|新征程|新的|实干|行动|人民|群众|历史|蓝图)/
/** Something of the government's own work that can be looked at when the year is over. */
export const checkable =
  /制度|机制|程序|规定|责任制|清单|建议|提案|议案|监督|审计|公开|审批|服务(?:中心|大厅|平台|事项|流程|标准|水平|意识)|政务|培训|学习教育|主题教育|(?<!的|实际)行动(?!上|派)|平台|执法|复议|应诉|预算|支出|经费|开支|会议|文件|发文|督查|督办|考核|问责|追责|追究|热线|信访|接访|普法|调研|调查研究|腐败|违纪|违法|案件|形式主义|官僚主义|四风|八项规定|事项|效能|改革|决策|部署(?!的)|法治|依法|公务员|干部(?:队伍|培训|教育|下)|权力|活动|工程|项目|体系|规划|方案|办法|条例|系统|职能|整治|纠治|治理|实事|首问|一网|容错|激励|廉政|廉洁|纪律|作风建设|过紧日子|资金|数字政府|营商环境|绩效|台账|目标管理|履约|政府建设|主体责任|严查|惩治|工作法|工作质量|行政效率|接受/

/**
 * Whether a sentence speaks of the spirit in which officials are to work: it names nothing that could be looked at when the
 * year is over, and one of its clauses, or outside the part on the government itself (`own` false) two and most of them, are of minds and manners. `⟦以钉钉子精神抓落实⟧`, not `⟦弘扬务实作风，推行首问负责制⟧`.
 */
export function isCreed(words: string, own: boolean): boolean {
  if (hasFigure(words)) return false
  if (isAttitude(words, own)) return true
  const clauses = clausesOf(words.replace(/“[^“”]{9,}”/g, ''))
  const works = clauses.filter((clause) => isWork(clause))
  const loyal = words.match(watchwords)?.length ?? 0
  if ((loyal >= 2 && works.length * 2 <= clauses.length) || (own && loyal > 0 && works.length === 0)) return true
  const minds = clauses.filter((clause) => isOfMind(clause))
  if (works.length > 0)
    return manner.test(words) && works.length * 3 < clauses.length && minds.length * 2 >= clauses.length
  return own ? minds.length > 0 : manner.test(words) && minds.length >= 2 && minds.length * 2 > clauses.length
}

/** How it is to be done, in a picture or a row of virtues: `⟦像绣花一样⟧`, `把群众的事⟦当成自己的⟧大心事`, `⟦讲团结、讲奉献⟧`. */
const pictured =
  /讲[^、，,]{1,4}、讲|像[^，,]{1,16}(?:一样|那样|一般|似的)|把[^，,]{1,14}当(?:成|作|做)?(?:自己|亲人|家人|家事|大事|镜子|作业)/
/** What is not to be done, by those who are to do it: `⟦不摆⟧花架子，⟦不做⟧表面文章`. */
const refused =
  /^(?:我们)?(?:[决绝]?不(?!断|低|少|超|高|得|折)|反对|力戒|宁可|宁愿|宁肯|少[说讲]|多[想听]|唯有|(?:始终|心里)[^，,]{0,12}(?:装着|坐在|站在|想着))/

/** Whether a sentence without a thing to be looked at is a picture or refusals and nothing else. */
function isAttitude(words: string, own: boolean): boolean {
  const clauses = clausesOf(words)
  const works = clauses.filter((clause) => isWork(clause) && !pictured.test(clause) && !refused.test(clause))
  if (works.length > 0) return false
  if (pictured.test(words) && (own || clauses.filter((clause) => pictured.test(clause)).length * 2 >= clauses.length))
    return true
  return own && clauses.filter((clause) => refused.test(clause)).length * 2 >= clauses.length
}

function isWork(clause: string): boolean {
  return checkable.test(clause) && !(manner.test(clause) && mind.test(clause))
}

/** As many characters may follow the mind in which a thing is done; where more do, the thing itself is named. */
const longestRest = 6

/** Whether any clause speaks of a mind or a manner: then it is doubtful whether the sentence promises work. */
export function speaksOfMind(words: string): boolean {
  return clausesOf(words).some((clause) => mind.test(clause) && isOfMind(clause))
}

/** For the sake of what: `⟦为开好局提供保障⟧`. */
const purpose = /^为[^，,]{4,40}(?:提供[^，,]{0,8}(?:保障|支撑|动力|保证)|奠定[^，,]{0,6}基础|作出[^，,]{0,8}贡献)$/
/** By which thing another is done: no manner of those who do it. `⟦以新设备提高⟧产量`, not `以过硬的作风`. */
const means =
  /^以[^，,]{1,14}(?:改善|提高|推动|带动|促进|引领|支撑|撬动|满足|赋能|牵引|倒逼|破解|拉动|保障|优化|完善|规范|盘活)/

function isOfMind(clause: string): boolean {
  const rest = clause.split(mind).at(-1) ?? ''
  if (mind.test(clause)) return rest.length <= longestRest
  if (means.test(clause)) return false
  if (purpose.test(clause)) return true
  return manner.test(clause) || faces.test(clause) || isRhyme(clause)
}

/** Four characters by themselves, or such pieces in a row that name no work: `抢抓机遇、奋勇争先`. */
function isRhyme(clause: string): boolean {
  const pieces = clause.split('、')
  if (clause.length === 4) return !opensWithDeed(clause)
  return pieces.length >= 2 && pieces.every(({ length }) => length === 4 || length === 5) && !pieces.some(opensWithDeed)
}
