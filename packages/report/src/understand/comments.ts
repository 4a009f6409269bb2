import { clausesOf } from './clauses.ts'
import { hasFigure } from './cues.ts'

/** What was told before, taken up again: `⟦这些变化，⟧…`, `⟦五年来的实践，⟧…`. */
const again =
  /^(?:这(?:些|一切|一?个个|一?项项|一?串串|一?组组|一?件件|一?张张|一系列)|每一[项个件组](?=[^，,。]{1,10}[，,]都)|[一二三四五六七八九十两]年来的(?:实践|历程|探索|奋斗|拼搏|发展|点点滴滴|每一步|风风雨雨))(?!问题|困难|矛盾|短板|不足|难题|都是我们必须)/
/** What is said of it: what it shows, whom it honours, what it is good for. */
const says =
  /体现|彰显|见证|记录|铭刻|凝聚|凝结|印证|诠释|反映|折射|展现|镌刻|书写|汇成|浓缩|昭示|告诉|(?:为|给|对)[^，,。]{1,24}(?:奠定|打下|打牢|积累|积蓄|积淀|构筑|夯实|筑牢|创造|提供|注入|增添|垫高)|(?:增强|坚定|增添|激发|鼓舞)了?[^，,。]{0,14}(?:信心|底气|决心|士气|斗志|干劲|勇气)|(?:都|正|就)?是[^，,。]{2,40}(?:成果|结晶|缩影|写照|见证|底气|注脚|回报|最好的?.{0,6})[，,。！；]?/
/** What a feeling is had of; no work is told by it. */
const felt =
  '(?:信心|信任|底气|力量|方向|希望|勇气|斗志|决心|士气|干劲|风浪|豪情|自信|感动|认同|尊重|温暖|荣光|喜悦|压力|考验|冲击)'
const heartens = new RegExp(
  `^(?:这[一几两些]?[^，,]{0,2}年|(?:回首|回望)?过去的?[一二三四五]年|[一二三四五]年来)$|^(?:我们)?(?:也|更|还|既|又)?(?:让[^，,]{1,8})?(?:收获|赢得|增添|坚定|看清|找准|积蓄|凝聚|汇聚|鼓舞|激扬|点燃|顶住|扛住|增强|提振|树立)了?[^，,]{0,10}${felt}$`,
)

/**
 * Whether a sentence of the review only remarks on what the ones before it tell: what it shows, what it is good for, what
 * heart it gives. `⟦这些变化，见证着…⟧`, `⟦我们收获了信任，也增添了底气。⟧`. A sentence with figures tells of work itself.
 */
export function remarks(words: string): boolean {
  if (hasFigure(words)) return false
  const said = words.replace(/^各位代表[，,！!：:]/, '')
  if (again.test(said)) return says.test(said)
  const clauses = clausesOf(said)
  return (
    clauses.length > 0 &&
    clauses.length <= 6 &&
    clauses.some((clause) => clause.length > 6) &&
    clauses.every((clause) => heartens.test(clause))
  )
}
