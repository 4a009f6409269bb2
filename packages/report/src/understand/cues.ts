import { hasSign } from '../outline/signs.ts'

/** `各位代表：` and other forms of address that are a unit of their own. */
export function isSalutation(words: string): boolean {
  return (
    words.length <= 24 &&
    /^(?:尊敬的)?(?:各位(?:代表|委员|领导|来宾)|同志们|主席团?|大会主席团)[^，,]{0,14}[：:！!，,。]?$/.test(words)
  )
}

/** An article's words before what it tells: `⟦报告指出，⟧今年…`. */
const speaker =
  /^(?:《?(?:政府工作)?报告》?|他|她|[\u4e00-\u9fff]{2,4})(?:在报告中)?(?:还|首先|同时)?(?:指出|说|提出|强调|认为|要求|表示)[，,：:]?/

/** `某某代表县人民政府⟦作报告时提出，⟧今年…`. */
const behindLead = /^.{0,120}?报告(?:时|中)(?:提出|指出|说|表示|强调)[，,：:]/

/** The words without `报告指出，` before them. */
export function withoutSpeaker(words: string): string {
  if (words.includes('报告')) {
    const told = behindLead.exec(words)
    if (told) return words.slice(told[0].length)
  }
  return /[出说强认表要]/.test(words.slice(2, 12)) ? words.replace(speaker, '') : words
}

/** Whether a unit is nothing but `报告指出`. */
export function isSpeakerOnly(words: string): boolean {
  return words.length <= 10 && words.includes('报告') && withoutSpeaker(words).length <= 1
}

/** Whether a unit with these signs could be thanks at all. */
export function mayThank(signs: number): boolean {
  return hasSign(signs, 'thanks') || hasSign(signs, 'lesson') || hasSign(signs, 'creed')
}

/** Praise, thanks and lessons behind the results: `⟦这些成绩的取得，是…的结果⟧`. */
export function isThanks(words: string): boolean {
  return /衷心(?:的)?感谢|心怀感恩|(?:感恩|感念)[^。]{0,30}(?:支持|理解|信任|厚爱|包容)|鞠躬|致谢|我们感谢|感谢每一|道一声|说一声|辛苦了|^这(?:些|一切|一)?[^，,。]{0,2}(?:成绩|成就|成效|变化|进步)[^。]{0,12}(?:离不开|得益于|归功于|凝[结聚]着?)|(?:成绩|变化|成就|进步)[，,](?:是[^。]{4,}|(?:来自|来源|源自|源于|归功|得益|离不开|根本在|关键在|靠的是))|崇高(?:的)?敬意|诚挚(?:的)?(?:感谢|谢意|敬意)|向[^。]{2,40}致敬|表示(?:最)?(?:衷心|诚挚|真诚|崇高|由衷)|来之不易(?!的(?:答卷|成绩单|成果))|(?:极为|殊为|实属|着实)不易(?!的)|倍加珍惜|了不起的|(?:成绩|成就|成果|变化|进步)的?取得|取得的?.{0,6}(?:成绩|成就|成效|进步)[，,]?(?:是|离不开|得益|归功|根本)|是.{4,60}的结果|(?:实践|事实|历史|经验)(?:再次|充分|一再)?证明|点赞|(?:深切|深刻|深深|切身|深|更加?|愈发)(?:地)?(?:体会|懂得|明白|感到|认识到|感受)|我们(?:的|最大的|共同的)?体会(?:到|是)?|(?:积累|形成|留下).{0,8}(?:经验|启示)|(?:经验|启示)(?:十分|弥足|非常|极为)(?:珍贵|宝贵)|启示(?:是|：|:|我们)|(?:实践|历程|历史)[^，,。]{0,6}(?:告诉|昭示|启迪)|[几两二三四五六七八九十]点(?:深[切刻]的?|宝贵的?|重要的?)?(?:体会|启示|认识|感悟)|悟出了?[^，,。]{0,6}道理|凝聚着.{0,30}(?:汗水|心血|智慧)|成绩的背后/.test(
    words,
  )
}

/** A word of praise that stands alone, the results going on behind it: `⟦…标志着“十四五”圆满收官⟧`. */
export function isMilestone(words: string): boolean {
  return /标志着|[画划]上了?圆满(?:的)?句号/.test(words) && !hasFigure(words)
}

/** What one is not content with: `工作中也⟦有不尽如人意的地方：⟧`. */
const discontent = /(?:还|也|仍)有(?:不少|许多|一些|很多)?(?:不尽如人意|不如意|不满意|遗憾|缺憾)/

/** The sentence that turns to the problems: `⟦同时，我们也清醒地看到…⟧`. */
export function turnsToProblems(words: string): boolean {
  if (discontent.test(words)) return true
  return (
    /不回避.{0,6}问题|坦言|清醒(?:地|的)?(?:看到|认识|意识)|(?:也|还|必须|应当?)(?:要|应)?(?:清楚|深刻|充分|冷静|深深)?(?:地|的)?(?:看到|认识到|意识到|感到|正视)|(?:存在|面临)(?:着|的)?(?:不少|一些|许多|诸多|很多|较多|各种|突出)?(?:的)?(?:突出)?(?:矛盾|困难|问题|不足|短板|差距|挑战)|(?:困难|问题|不足|短板|挑战)(?:和(?:困难|问题|不足|短板|挑战))?(?:主要(?:是|有|表现|集中)|：)/.test(
      words,
    ) && /问题|困难|不足|挑战|短板|差距|矛盾|制约|薄弱|压力|不够|不强/.test(words)
  )
}

/** The vow that ends the problems: `⟦对此，我们一定高度重视⟧`. */
export function vowsToMend(words: string): boolean {
  return (
    /^(?:对此|对(?:于)?(?:这些|上述|以上)|针对(?:这些|上述|以上|存在)|(?:对|面对)(?:存在的)?(?:问题|困难)|这些(?:问题|困难)|上述问题|我们(?:一定|将|要|必须))/.test(
      words,
    ) && /(?:我们|将|要|一定|必须|务必|切实|认真|高度)/.test(words)
  )
}

/** What had to be met, and no more than that it was met: `⟦面对…，我们战胜了一系列困难挑战。⟧`. */
const faced =
  /^(?:面对|直面|顶住|这一年|一年来|五年来)[^。]*(?:(?:战胜|经受住?|克服|应对|化解)了[^，,]{0,16}(?:困难|挑战|考验|冲击|风险)|没有(?:退路|退缩)[^，,]{0,4})[。；！]?$/

/** What was lived through, be it counted or not: `2021年，全镇经历了两轮疫情、一场暴雨`. */
const livedThrough =
  /^[^。]{0,40}(?:经历|经受|挺过|熬过)了[^。]*(?:不易|艰辛|艰难|坎坷|考验|疫情|灾|暴雨|危机|冲击|旱|洪|收缩|检查|复检)[^。，]{0,6}[。；！]?$/

/** Whether a sentence says only what had to be met, and that it was: no work is told of. */
export function tellsTrial(words: string): boolean {
  return livedThrough.test(words) || (faced.test(words) && !hasFigure(words))
}

const yearsAgo = /^[一二三四五六七八九十百几]+年前[，,]/
/** How it is now, behind how it was once: a result. `五年前，…，⟦如今⟧…`. */
const now = /[，,；](?:如今|现在|今天|目前|而今|现已|到去年|去年底)/
/** What made the year what it was: `…，⟦让这一年变得格外漫长⟧`. */
const felt = /^[^。]{4,60}[，,]让(?:这|过去的?)一?年[^，,。]{0,4}(?:格外|尤其|尤为|更加|分外|特别)/
/** What the year will have been to those who look back: `2023年，⟦注定⟧会在县史上留下浓墨重彩的一笔`. */
const marked =
  /^(?:20\d\d年|这一年|过去的?一年|刚刚过去的)[^。]{0,12}(?:注定|必将|[将会]在)[^。]{0,30}(?:一笔|一页|史册|印记|历史)/
/** A look round from where the speaker stands: an anniversary, how it was once, what words tell of the year. */
const looksRound =
  /迎来[^，,。]{0,10}周年|^[一二三四五六七八九十百几]+年前[，,]|超出(?:了)?预期(?!的)|比(?:预想|预期|预料|想象)的?(?:还|更|要)?[多大好难少]|^(?:如果)?用.{0,8}(?:词|字|话|关键词)(?:来)?(?:概括|形容|总结)|^如果用|(?:硬是|终于)?[挺熬扛]了?过来[。！]?$|^(?:回头看|回望|回首|走过|翻开|再看)[^，。]{0,12}[，,]/

/** What the year was, without what was done: `⟦2021年是极不平凡的一年⟧`. */
export function setsScene(words: string): boolean {
  if (words.length <= 60 && /极?不(?:平凡|寻常)[。！]?$|极为?不(?:平凡|寻常)/.test(words) && !hasFigure(words))
    return true
  if (words.length <= 60 && (marked.test(words) || felt.test(words)) && !hasFigure(words)) return true
  if (words.length <= 60 && (!hasFigure(words) || yearsAgo.test(words)) && looksRound.test(words) && !now.test(words))
    return true
  return (
    words.length <= 160 &&
    !/(?:一年|之年|五年)[，,](?:我们|全[省市县区州旗镇乡]|[区市县州省]委|[区市县州省]?政府).{24}/.test(words) &&
    /(?:^|，|,)[^，,。]{0,30}是[^。]{0,70}(?:一年|之年|五年|时期|关键期|阶段|起点|岁月|历程)(?!一遇)[。；，,]?/.test(
      words,
    ) &&
    !/\d+(?:\.\d+)?(?:%|亿|万)/.test(words)
  )
}

/** A promise for the year's end of the report: `⟦让我们…⟧`, `⟦各位代表，前路很长⟧`. */
export function appeals(words: string): boolean {
  return /让我们|我们坚信|我们(?:完全)?有(?:信心|理由|决心|能力)|谢谢大家|团结在以|奋勇前进|而(?:努力|不懈|团结)?奋斗/.test(
    words,
  )
}

const digits = /\d/
/** A number with what it counts: `3个`, `12.5%`, `4公里`. */
export function hasFigure(words: string): boolean {
  return (
    digits.test(words) &&
    /\d\s*(?:[%％‰]|多|余|个|项|家|户|亩|公里|千米|万|亿|元|人|名|件|处|座|所|条|吨|米|平方|次|位|台|套|场|倍|天|辆|批|类|千|公顷|张|部|株|头|只|期|种|村|镇|成|分|盏|口|眼|对|间|棵|栋|幢|艘|架|块|段|根|袋|斤|支|班|门|幅|册|孔|轮|批|例|床|顶|面|组|列|趟|宗|笔|款|卷|集|剂|尾|匹|羽|枚|升|立方|克|微克|吉瓦|小时|工作日|站|县|乡|街)/.test(
      words,
    )
  )
}
