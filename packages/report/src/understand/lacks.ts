import { at } from '../outline/at.ts'
import type { Outline } from '../outline/outline.ts'
import { clausesOf } from './clauses.ts'
import { hasFigure } from './cues.ts'

/** What is said of a thing that falls short. */
const lack =
  /不(?:足|够|强|高|优|大|多|宽|长|平衡|充分|合理|适应|实|牢|稳|畅|快|准|均|便|尽|小|到位|协调|匹配|担当|作为|扎实|健全|完善|明显|理想|如人意|容乐观)|偏[低少小弱大慢高重紧]|(?:较|相对|比较)(?:小|低|弱|少|慢|差|滞后|薄弱|落后)|(?:^|[^较])[弱窄散差](?=[，,；。、]|$)|滞后|薄弱|短板|弱项|欠账|欠缺|差距|缺[乏少口失]|短缺|匮乏|紧[缺张]|匱乏|脱节|(?:压力|难度|风险|负担|阻力)[^，,。；]{0,8}(?:大|重|凸显|加大|增多|上升|不减|巨大)|任务[^，,。；]{0,6}(?:重|艰巨|繁重)|(?:矛盾|问题|现象|短腿)[^，,。；]{0,8}(?:突出|尖锐|增多|加剧|存在|凸显|显现|发生)|有待|亟待|亟需|尚(?:未|有|需|不)|(?:还|仍)没有|未(?:根本|得到|形成|完全|能|有效)|制约|单一|瓶颈|困难(?!家庭|群众|人[员口群]|职工|学生|户|儿童|老人|企业|党员|妇女|残疾)|任重道远|时有(?:发生|反弹|冒头)|打折扣|拖拉|推诿|脏乱差|拥堵|[停看上入就买出住]\S{0,2}难(?=[、，,；。仍还]|$)|(?:占比|比重|体量|规模)(?:还)?(?:过|较|偏)?[大小低]|萎缩|下滑|受损|流失|沉重|严峻|隐患|贫困程度深|(?:还有|仍有|存在)[^，,。；]{0,8}距离|[的道]坎(?=[，,。；]|$)|一[床位号房]难求/
/** A thing that falls short as a deed met it: `⟦化解⟧历史遗留⟦问题⟧`. */
const met =
  /(?<!亟待|有待|亟需|尚未|没有|难以|需要|必须)(?:解决|化解|破解|补齐|补上|整治|整改|排查|查处|纠治|攻克|消除|处置|缓解|清零|克服|应对|战胜|扭转|打通|回应|聚焦|针对)[^，,。；]{0,24}(?:问题|困难|矛盾|短板|风险|难题|不足|挑战|差距|隐患|瓶颈|弱项|堵点)/
/** The same, told of the trouble: `历史遗留⟦问题得到化解⟧`. */
const solved =
  /(?:问题|困难|矛盾|短板|难题|隐患|瓶颈|堵点)(?:(?!未|没|难|待|不)[^，,。；]){0,8}(?:得到|获得|全部|基本|有效|妥善|成功|陆续)(?:(?!未|没|难|待|不)[^，,。；]){0,6}(?:解决|化解|破解|整改|消除|处置|缓解|清零|销号|扭转)/
const shortcoming =
  /[的道]坎|遗憾|不安|愧疚|歉疚|问题|困难|不足|挑战|短板|差距|矛盾|制约|薄弱|压力|隐忧|忧患|关口|难关|沟坎|瓶颈|弱项|软肋|欠缺|不尽如人意|风险|不够|不强|差强人意|难题|距离|短腿|欠账/
const aware =
  /我们(?:也|还|仍|依然|同时)+面临|看到|认识(?:到|和)|意识到|深知|深感|感到|正视|清醒|睡不|揪心|忧心|寝食|夜不能寐|放心不下|不容(?:回避|忽视)|不(?:能|可)?(?:忽视|回避|讳言)|坦言|明白|警醒|毋庸讳言|不容(?:低估|乐观)|不可低估|也要承认|知道|清楚/
const ahead =
  /(?:前(?:路|行|进)|道路|征程|发展|工作)[^，,。]{0,8}(?:上|中|里)?[^，,。]{0,6}[，,]?[^，,。]{0,6}(?:仍|还|尚|依然|依旧|并不|存在|面临)/
/** `肯定成绩的同时，我们也看到…` turns whatever it goes on with. */
const contrast = /成绩[^，,。]{0,4}(?:的同时|之余|面前)/
const listed =
  /(?:制约|影响|阻碍)[^，,。]{0,20}(?:因素|问题|矛盾|瓶颈)[^，,。]{0,6}[：:]|(?:存在|面临)的?[^，,。]{0,8}(?:问题|困难|不足|短板)(?:主要)?(?:是|有|表现|：|:)/
/** The words that announce a list of lacks: `⟦不足也很明显：⟧工业体量小`. */
const announced = /^[^：:]{0,24}(?:问题|困难|不足|短板|差距|弱项|短腿|欠账|遗憾|不安|愧疚|歉疚)[^，,。；：:]{0,6}[：:]/

/** Whether a sentence says that something falls short, and not what was done about it: `⟦工业底子薄，龙头企业少。⟧`. */
export function statesLack(words: string): boolean {
  return (
    lack.test(words) &&
    !met.test(words) &&
    !solved.test(words) &&
    !/增长\d|提高到|完成(?!.{0,4}难)|建成|新增/.test(words)
  )
}

/** `两项指标⟦没有达到预期⟧`; not `没有完成的任务已经销号`. */
const missed =
  /(?:没有|未能?|尚未)(?:如期|全面|完全|全部)?(?:达到|完成|实现)[^，,。；]{0,10}(?:预期|目标|计划|规划|要求|任务|进度)(?!的)|(?:低于|未达|不及)[^，,。；]{0,6}(?:预期|年初)[^，,。；]{0,4}(?:目标|计划|水平|值)?(?=[，,。；])/

/** Whether a sentence admits that what was set out to do was not reached: no result, wherever it stands in the review. */
export function admitsMiss(words: string): boolean {
  return missed.test(words)
}

/** Whether a sentence tells of troubles that were met by a deed: it opens no problems. */
export function meetsTrouble(words: string): boolean {
  return (met.test(words) || solved.test(words) || hasFigure(words)) && !aware.test(words)
}

/** Whether a sentence tells how troubles were met, with no word of knowing them. */
function isMet(words: string): boolean {
  return (met.test(words) || solved.test(words)) && !aware.test(words)
}

/** A lack put as a question: `⟦为什么⟧写字楼越盖越多，空置率还有21%？`. */
const asksWhy = /^(?:[●◆·■—-]+|[①-⑩]|[一二三四五六七八九十]是)?为(?:什么|何|啥)[^。]*[？?]$/
/** What has not been done, or is less than it should be, in plain words. */
const plain =
  /没(?:有)?(?:打通|根除|解决|完成|跟上|到位|做好|做实|建成|落地|见效|兑现)|(?:底子|家底|基础|财力|根基)[^，,。]{0,6}薄|独大|腿短|矛盾依旧|还有[\d.]+万?[户个处%％]|没有(?:扭转|改观|改变)|只有[^，,。]{0,14}[一二三四五六七八九]成|比全[国省市县][^，,。]{0,10}低|低于全[国省市]|还有[^，,。]{1,24}没有|不会为|不想为|不敢为|中梗阻|受阻|停工|只完成|不到[一二三四五]成|伤脑筋|看人下菜|所剩无几|[难乱][、，].{0,20}[难乱]|意见很大|怕担责|绕着问题|差[\d.]+个百分点|欠账|半拉子|拖[了到]|迟缓|臃肿|人浮于事|丧失|一大截|断崖|空置率还有|漏损率|[买卖找留引招]不[来住到起出]|拽后腿|[走跑]了?两三|只有\\d|动不了|不管事|(?:还|仍)得[跑等]|[习惯]于等/

/** Whether a sentence says that something falls short, be it as a question or in plain words. */
export function isLacking(words: string): boolean {
  return statesLack(words) || asksWhy.test(words) || (plain.test(words) && !met.test(words))
}

/** What has come about: a lack beside it is what was met, or what is left of it. */
const done = /了|已|过去|解决|化解|缓解|战胜|克服|应对|面对|补齐|改善|保障|扭转/
/** What is to become of the lacks named before: `⟦需要在今后认真加以解决⟧`. */
const toBeMet =
  /^(?:这些)?(?:都|还|仍|均)?(?:需要?|要|有待|必须|亟[待需])[^，,；]{0,24}(?:解决|改进|克服|破解|重视|提高|加强)$/
/** In a row of lacks a bare word is one, too: `新兴产业⟦少⟧`; not `投诉减少`. */
const bareLack = /(?<![减缩降])[少小低慢]$/
/** What leads to the lacks: `⟦静心自省⟧，…`, `⟦同时⟧，…`. */
const leadIn = /^.{0,4}(?:同时|自省|反思|审视|自问|对照|检视|总的来?看)|看到$|知道$|清楚$/
/** The shortest part of a sentence, in characters, that says what falls short and of what. */
const shortestLack = 4

/**
 * Whether a sentence names lacks, two at least, and hardly anything else: no figure, no deed. With no word of knowing them
 * it is the problems all the same: `⟦企业规模偏小、研发投入不足，城乡发展不平衡。⟧`.
 */
export function namesLacksOnly(words: string): boolean {
  if (hasFigure(words)) return false
  const clauses = clausesOf(words).filter((clause) => !toBeMet.test(clause) && !leadIn.test(clause))
  if (clauses.some((clause) => done.test(clause))) return false
  const parts = clauses.flatMap((clause) => clause.split('、')).filter((part) => part.length >= shortestLack)
  const lacks = parts.filter((part) => isLacking(part) || bareLack.test(part))
  return lacks.length >= 2 && lacks.length * 3 >= parts.length * 2
}

/** So many sentences in a row that state lacks, all or behind a lead-in all but one, are the problems. */
const run = 3
/** What the year has taught names lacks as well, and leads to none. */
const lesson = /^(?:[一二三四五六七八九十]是)?(?:必须|始终|只有|坚持)/
const leads = /[：:]$|没(?:有)?完成的|差距|心病|问号|[几二三四五六七八]件事|睡不|欠账|短板|不足|问题|短处|扣分/

/**
 * Whether a row of sentences that state lacks begins here, or behind this sentence that leads to it: `⟦几块心病：⟧工业底子薄；…`.
 * `to` is where the review ends.
 */
export function startsLacks({ units }: Outline, index: number, to: number): boolean {
  const unit = at(units, index)
  const lacking = isLacking(unit.words)
  const leading = !lesson.test(unit.words) && (leads.test(unit.words) || aware.test(unit.words))
  if (!lacking && (!leading || isMet(unit.words))) return false
  const row = units.slice(index, Math.min(to, index + run + 2 * Number(leading)))
  return (
    row.filter(({ words }, i) => isLacking(i === 0 && leading ? words.replace(/^.*?[：:]/, '') : words)).length >= run
  )
}

/** Within as many sentences, the turn counted, the first lack is named. */
const reach = 3

/**
 * Whether a sentence turns to the problems, held by what it says itself or by the next two sentences: they state lacks.
 * `⟦我们深知，仍有许多关口要过。⟧一是…`.
 */
export function turnsToLacks({ units }: Outline, index: number): boolean {
  const { words } = at(units, index)
  // what stands behind the colon is the first lack, with figures or without
  const lead = announced.exec(words)?.[0]
  if (meetsTrouble(lead ?? words) || !(shortcoming.test(words) || contrast.test(words))) return false
  if (!aware.test(words) && !ahead.test(words) && !listed.test(words) && !lead) return false
  return units
    .slice(index, index + reach)
    .some((unit, i) => statesLack(i === 0 ? unit.words.replace(/^.{0,40}?[：:]/, '') : unit.words))
}
