import { nameStart } from './proper-name.ts'
import { wordList } from './word-table.ts'

const endings = wordList(
  '局 发改委 发展改革委 国资委 卫健委 卫生健康委 经信委 住建委 农委 教委 科委 民宗委 政府办 扶贫办 信访办 金融办 文明办 公司 集团 大学 银行 研究院 科学院 街道办 街道办事处 管委会',
)
const notOffice = '格布开新大结全平当时破危败战僵变定终展动好'
/** Kinds of companies, no company's name. */
const kinds = /(上市|规范化|跨国|投资|经营|担保|贷款|平台|发展|控股|龙头|服务|建设|大|内|残疾人|子|分|总|母)$/
const common =
  /^(各|全|多|一批|更多|龙头|骨干|国有|平台|上市|优质|大型|本地|省属|市属|规模|新建|一流|知名|重点|地方|商业|政策性|现代|产业|行业|企业|相关|有关|主管|城投|担保|融资|开放|老年|双一流)/

/** The named organisation that ends at `end` (behind its last character); null unless it is surely one. */
export function readOrganisation(text: string, end: number, from: number): { name: string; start: number } | null {
  const ending = endings.endingAt(text, end, from)
  if (ending === undefined) return null
  const noun = end - ending.word.length
  if (ending.word === '局' && notOffice.includes(text.charAt(noun - 1))) return null
  if (/[委办]$/.test(ending.word)) {
    // these are names in themselves; a name before them is taken along where it is clear
    const start = nameStart(text, end, from, ending.word.length + 2)
    return start < 0 || start > noun
      ? { name: text.slice(noun, end), start: noun }
      : { name: text.slice(start, end), start }
  }
  const start = nameStart(text, end, from, ending.word.length + 8)
  if (start < 0) return null
  const name = text.slice(start, noun)
  if (name.length < 2 || common.test(name) || kinds.test(name) || /[0-9个家所条]/.test(name)) return null
  return { name: text.slice(start, end), start }
}
