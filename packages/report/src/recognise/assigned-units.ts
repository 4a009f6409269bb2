import type { Span } from '../source/span.ts'

/** The units that a stretch of the text says are to do something, and where it says so. */
export interface Assignment {
  readonly span: Span
  readonly units: readonly string[]
}

const duty = '(?:牵头|责任|负责|主办|承办|协办|实施|配合|参与|参加|主管|主责|落实|完成|建设|督办|联合|协同|支持)'
/** `牵头单位：`, `责任部门：`, `主责（牵头）单位：`, `配合：`. */
const label = new RegExp(`${duty}(?:[、/（(]?${duty}[）)]?)?(?:的)?(?:单位|部门|处室|科室|机构)?[：:][ \\u3000]*`, 'g')
/** What part one of a list takes, in brackets behind its name: `财政局⟦（牵头）⟧、税务局`. */
const part = /[（(](?:牵头|主办|协办|配合|责任|主责)(?:单位|部门)?[）)]/g
/** What a list of units may stop at, within a sentence. */
const stops = /[）)】\]〕］。！？\n]/
const leads = new RegExp(`(?:共同|联合|分别|协同|按职责分工|具体|负责)*(?:${duty}|负责|抓好落实)(?:落实|实施)?$`)
/** What an office, a company or a place's government ends with. */
const endings =
  /(?:[局厅部委办会室署院社所站处科队团]|中心|政府|街道|街道办|办事处|公司|集团|银行|大学|学校|学院|医院|管委会|法院|检察院|联合会|总工会|工会|团[省市县区]?委|[妇残侨文科]联|工商联|科协|指挥部|专班|支队|大队|园区|开发区|高新区|新区|[镇乡]|[市县区旗州省]|馆|台|校|协会|[县市省区]直|企业|单位|部门|电网|供电|电力|移动|联通|电信|铁塔|邮政|烟草|税务|气象|消防|海关|统战部|国资委)$/
/** No unit: a person, a day, work. */
const never = /[\d%]|^(?:等|以上|相关|有关|其他|长期|持续|全年|年底)|(?:完成|推进|落实|前|中)$/

/**
 * The units named behind `牵头单位：` and the like, or in brackets that hold nothing else: `（⟦市水务局⟧牵头，⟦各镇人民政府⟧配合）`,
 * in order, leads and those who help alike.
 */
export function readAssignments(text: string, [start, end]: Span): Assignment[] {
  const words = text.slice(start, end)
  if (!/[：:（(【[〔［]|牵头|负责/.test(words)) return []
  const found = [...labelled(words, start), ...bracketed(words, start), ...led(words, start)]
  return found.filter(
    ({ span }, i) => !found.some((other, k) => k < i && other.span[0] < span[1] && span[0] < other.span[1]),
  )
}

const limit = /(?:完成|办结|整改)?(?:时限|时间|期限)[：:][ \u3000]*[^，。；]{2,20}/g
const person = /(?:责任|牵头|分管|包联|挂点|督办|督导|协管)(?:领导|人|县长|市长)?[：:][\u4e00-\u9fff、 ]{2,20}/g

/** Whether the words are nothing but an assignment, its time limit among it: `（责任单位：市教育局；完成时限：12月底）`. */
export function isAssignment(text: string, [start, end]: Span): boolean {
  const found = readAssignments(text, [start, end])
  if (found.length === 0 && !/(?:时限|期限)[：:]/.test(text.slice(start, end))) return false
  let rest = text.slice(start, end)
  for (const { span } of [...found].reverse()) rest = rest.slice(0, span[0] - start) + rest.slice(span[1] - start)
  return (
    rest
      .replace(limit, '')
      .replace(person, '')
      .replace(/[^\p{L}\p{N}]/gu, '').length <= 1
  )
}

function labelled(words: string, offset: number): Assignment[] {
  const out: Assignment[] = []
  const marks = [...words.matchAll(label)]
  marks.forEach(({ 0: found, index }, i) => {
    const from = index + found.length
    const rest = words.slice(from, marks[i + 1]?.index ?? words.length)
    const stop = rest.replace(part, (said) => '、'.repeat(said.length)).search(stops)
    const list = stop < 0 ? rest : rest.slice(0, stop)
    const units = namesIn(list.replace(part, '、'), false)
    if (units.length > 0) out.push({ span: [offset + index, offset + from + list.length], units })
  })
  return out
}

function bracketed(words: string, offset: number): Assignment[] {
  const out: Assignment[] = []
  for (const { 0: whole, 1: list = '', index } of words.matchAll(
    /[（(【[〔［]([^（()）【】[\]〔〕［］]{2,200})[）)】\]〕］]/g,
  )) {
    const units = namesIn(list, true)
    if (units.length > 0) out.push({ span: [offset + index, offset + index + whole.length], units })
  }
  return out
}

/** `由⟦县残联⟧负责，…`, `⟦市水利局⟧牵头，…` at the beginning of a clause. */
function led(words: string, offset: number): Assignment[] {
  const out: Assignment[] = []
  for (const { 1: name = '', index } of words.matchAll(
    /(?:由|(?<=^|[，；。：]))([\u4e00-\u9fff、]{2,40}?)(?:牵头|负责)(?!人|制|任)/g,
  )) {
    const units = namesIn(name.replace(/^由/, ''), true)
    if (units.length > 0) out.push({ span: [offset + index, offset + index + name.length], units })
  }
  return out
}

/** The names in a list; none where a `strict` one holds anything that is no office. */
function namesIn(list: string, strict: boolean): string[] {
  const names: string[] = []
  let led = false
  for (const piece of list.split(/[、，,；;|/\t ]+|(?<=[局厅部委办会府镇乡司联队院])[和与及](?=[\u4e00-\u9fff]{2})/)) {
    const plain = piece.replace(/^由|^(?:以及|和|及)/, '').trim()
    const bare = plain
      .replace(leads, '')
      .replace(/(?:等)?(?:相关|有关)?(?:单位|部门)?(?:按职责分工负责|按职责分工)?$/, (end) =>
        end.startsWith('等') ? '' : end.includes('职责') ? '' : end,
      )
      .replace(/等$/, '')
    if (bare !== plain) led = true
    if (bare === '') continue
    const isName = bare.length >= 2 && bare.length <= 24 && endings.test(bare) && !never.test(bare)
    if (!isName && strict) return []
    if (isName && !names.includes(bare)) names.push(bare)
  }
  // 「（县城）」 and the like are no list of offices: one name by itself must be an office for sure
  return strict &&
    names.length === 1 &&
    !led &&
    !/(?:局|厅|委员会|办公室|人民政府|街道办事处|集团|公司|管委会|委|残联|妇联|团[县市省区]?委)$/.test(names[0] ?? '')
    ? []
    : names
}
