import { nameStart } from './proper-name.ts'
import { wordList } from './word-table.ts'

/** What ends the name of a place; longer endings first where one holds the other. */
const endings = wordList(
  '乡 镇 街道 街道办事处 村 社区 路 大街 大道 园区 工业园 开发区 新区 产业园区 工业园区 示范区 片区 水库 大桥 火车站 机场 景区 古镇 风景区 市 河 湖 公园 广场 高速 综保区 经开区 高新区',
)
/** Road names contain almost any word; excludes only words that no road is called. */
const noRoad = /[的了通油一]$|一带|[思道公出线套铁网电旅]$|农村|乡村|各|条/
/** Characters that rarely occur in the name of a place and often in the words around one. */
const noPlace =
  /[的了开展培训解决服务完成规范统移招聘探索按期持搞撤改带试样板标兵编制准放映励驻度切做依治入垃圾围油通容整然富丰普惠企厂聚项目投批干部上下里内外各每全多几个条座处县乡村镇市农级家省示特色重点行政自美丽智慧数字旅游物流产业工业代文明卫森林强低零碳循环化科技职教育友居股超我本该邻周边跨贫困搬迁帮扶传第年年0-9一二三四五六七八九十两百千万均状角袋湿体主题监测病险增配养专务优新最创兴高保护管控核心功能商办辖采沉陷试验探小城集立生态书馆事不出汽车经济]/
const single = '市河湖村路镇乡'

const isRoad = /[路街道速]$/

/** The named place that ends at `end` (behind its last character); null unless it is surely a name. */
export function readPlace(
  text: string,
  end: number,
  from: number,
  limit: number,
): { name: string; start: number } | null {
  const ending = endings.endingAt(text, end, from)
  if (ending === undefined) return null
  if (endings.endingAt(text, end + 1, from)?.word.startsWith(ending.word) && end < limit) return null
  const noun = end - ending.word.length
  const start = nameStart(text, end, from, ending.word.length + 4)
  if (start < 0) return null
  const name = text.slice(start, noun)
  if (name.length < 2 || name.length > 4 || (isRoad.test(ending.word) ? noRoad : noPlace).test(name)) return null
  if (single.includes(ending.word) && !closed(text, end, limit, ending.word)) return null
  return { name: text.slice(start, end), start }
}

/** Behind 市, 路, 村 … only what cannot continue the word: 县城, 路网, 村民, 区域, 市场 are other words. */
function closed(text: string, end: number, limit: number, ending: string): boolean {
  if (end >= limit) return true
  const next = text.charAt(end)
  if ('，,；;。、和与及等至到（）() ”'.includes(next)) return true
  if (ending === '路') return '改拓提延建维大东西南北中综'.includes(next)
  if (ending === '镇' || ending === '乡' || ending === '村') return !'化级乡村镇居民道容域委干企办校史集'.includes(next)
  return false
}
