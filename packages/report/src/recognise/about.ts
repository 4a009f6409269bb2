import { feastWords } from './feasts.ts'
import { wordList } from './word-table.ts'

/** Words that 约 ends: what they name is done or counted, no estimate. */
const pacts = wordList('签约 合约 契约 履约 违约 预约 特约 节约 续约 解约 邀约 租约')

/** Words that end with the first letter of one of those, so that 约 behind them says "about". */
const others = wordList(
  '标签 书签 牙签 中签',
  '综合 联合 整合 融合 组合 结合 配合 混合 符合 适合 复合 集合 聚合 撮合 折合 缝合 场合 吻合 磨合 耦合 闭合 契合 竞合 化合 百合',
  '干预 参预 默契 地契 房契 独特 奇特 模特 瓦特',
  '季节 环节 细节 关节 章节 调节 礼节 情节 枝节 音节 名节 气节 时节 佳节 过节',
  '手续 后续 持续 陆续 连续 继续 接续 延续 存续 永续 赓续',
  '了解 理解 讲解 化解 分解 缓解 破解 和解 调解 瓦解 消解 溶解 降解 肢解 见解 图解 注解 误解 排解 劝解 拆解 电解 热解 水解 疏解 纾解 详解',
  '招租 出租 承租 廉租 公租 转租 求租 整租 房租 退租 减租 免租 日租 月租 年租',
)

/** What makes 节 a feast: `文化⟦节⟧约30万人次`. The feasts that deadlines know are in {@link feastWords}. */
const festivals = wordList(
  '元旦 元宵 清明 端午 七夕 中秋 重阳 国庆 五一 七一 八一 劳动 青年 儿童 妇女 教师 护士 记者 建军 植树 泼水 火把 丰收 文化 艺术 美食 音乐 电影 戏剧 体育 旅游 购物 消费 采摘 啤酒 民俗 狂欢 灯光 冰雪 桃花 梨花 杏花 樱花 荷花 菊花 梅花 油菜花 牡丹 草莓 葡萄 苹果 西瓜 樱桃 龙虾 开渔 科技 读书 读者 歌会 庙会',
)

/**
 * Whether the 约 that ends at `end` says "about" of the number behind it: `春节⟦约⟧30万人次`. It does not where it ends a
 * word that has the number for its object: `签⟦约⟧60个`, `节⟦约⟧30吨`.
 */
export function isAbout(text: string, end: number, from: number): boolean {
  const pact = pacts.endingAt(text, end, from)
  if (pact === undefined) return true
  const at = end - 1
  if (others.endingAt(text, at, from) !== undefined) return true
  if (pact.word !== '节约') return false
  return feastWords.endingAt(text, at, from) !== undefined || festivals.endingAt(text, at - 1, from) !== undefined
}
