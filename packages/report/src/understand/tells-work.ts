import { clausesOf } from './clauses.ts'
import { hasFigure } from './cues.ts'
import { namesDeed } from './deeds.ts'

/** What a year's work leaves in the words that tell of it: what was done, reached, won, kept, or how a thing became. */
const traces =
  /\d|完成|建成|实现|新[增建]|(?<!负)增[长收]|提[高升标]|改[善造]|脱贫|[住喝用]上|扩面|免费|享受|受益|投[产用入]|通[车水过]|满意度|[获入][评批选]|荣获|获|[市县区州省]第|落[实户地]|推[进广]|开[展工通放行]|实施|办[理结]|培训|发放|化解|整[治改]|治理|达[到标]|稳[定步居中]|平稳|增强|保[障持]|更加|越来越|明显|显著|大幅|覆盖|构建|形成|打造|启[动用幕]|成[立型效为了]|建立|突破|迈[上入]|跃|加[快强]|深入|扎实|全(?:[面部]|[国省市县区州旗镇乡](?!人民|上下|各族|干部|党员|父老))|有[序效力]|持续|成功|圆满|顺利|首[次个家条批]|位列|位居|领先|被[评列命授批]|运行|试点|竣工|减少|下降|归零|清零|(?:未|没有|无)[^，,。]{0,8}(?:发生|事故)|创|进展|完善|健全|壮大|优化|蓬勃|繁荣|巩固|丰[富收]|协调|解决|修|[新好]的?(?:成绩|进步|成就)|较好成绩|[挂揭]牌|封顶|贯通|下线|兑现|晋升|列入|命名|授予|收官|退出|结束|告别|调整为|由[^，,。]{1,8}转|连续|走出|打入|挺进|洞通|搬迁|入驻|消除|规范|向好|如期|主体|[通送]到|[上登拿捧夺摘]了|[捧夺摘]得|目标任务|从无到有|从小到大|变身|变成|成长为|焕|蝶变|纷纷|总体评价|前[列茅]|缓解|缩小|回[升暖稳]|恢复|好转|到位|见效|充足|得到|升级|畅通|不断|更方便|扭转|摆脱|止跌|转正|遏制|[户村]{2}(?:有|通)/

/** Whether a sentence of the review bears any trace of work: a figure, a deed, what became of a thing. */
export function tellsWork(words: string): boolean {
  return hasFigure(words) || traces.test(words) || clausesOf(words).some(namesDeed)
}
