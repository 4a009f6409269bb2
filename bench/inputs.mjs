// Reports made up for measuring: in a thousand characters about as many numbers (25), sentence ends (28) and commas (55)
// as in a county's report; no sentence of any.
import { readdirSync, readFileSync } from 'node:fs'
import { labelled } from '../e2e/reports/convert.mjs'

/** @type {readonly (readonly [focus: string, purpose: string, subjects: readonly string[]])[]} */
const areas = [
  ['工业转型', '培育现代产业体系', ['煤电', '新材料', '装备制造', '食品加工', '中医药', '数字经济']],
  ['项目建设', '增强发展后劲', ['产业园区', '标准厂房', '物流枢纽', '储能电站', '冷链基地', '检测中心']],
  ['乡村振兴', '建设和美乡村', ['高标准农田', '设施蔬菜', '肉牛养殖', '村集体经济', '农村饮水', '乡村旅游']],
  ['城市更新', '提升宜居品质', ['老旧小区', '背街小巷', '供热管网', '口袋公园', '停车设施', '排水防涝']],
  ['生态治理', '守护蓝天碧水', ['清洁取暖', '流域整治', '矿山复绿', '秸秆利用', '扬尘管控', '污水处理']],
  ['改革开放', '激发内生动力', ['政务服务', '国企改革', '招商引资', '对外贸易', '信用体系', '财税管理']],
  ['民生保障', '办好百姓实事', ['公办幼儿园', '中心医院', '养老服务', '稳定就业', '社会救助', '全民健身']],
  ['社会安全', '筑牢稳定底线', ['安全生产', '防灾减灾', '基层治理', '食品药品监管', '信访化解', '消防救援']],
]
const opening = ['加快推进', '全面提升', '统筹抓好', '深入实施', '着力做强', '持续扩大']
const closing = [
  '年底前建成投用',
  '完成投资{n}亿元',
  '新增{n}个以上示范点',
  '覆盖率达到{n}%以上',
  '惠及群众{n}万人',
  '力争增长{n}%左右',
]

const result = (subject, i) =>
  `${subject}稳步向好，骨干单位扩能提质和协作配套的重点任务按期完成，完成投资${(i % 40) + 3}.${i % 10}亿元，增长${(i % 9) + 1}.${i % 10}%；新改扩建${(i % 30) + 2}处，群众反映的问题件件有着落。`
const measure = (subject, i) =>
  `${opening[i % 6]}${subject}，支持骨干单位改进技术和吸纳更多人就业，${closing[(i * 5) % 6].replace('{n}', String((i % 37) + 5))}；健全${subject}长效机制，压实乡镇部门和企业的责任，及时解决推进中的困难。`
const lead = (subject) =>
  `我们始终把${subject}摆在突出位置，“一张蓝图”绘到底（责任到人），干部群众心往一处想、劲往一处使。`

/** The numeral of 1 to 99. */
function numeral(number) {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const one = '零一二三四五六七八九'[ones]
  return tens === 0 ? one : `${tens === 1 ? '' : '零一二三四五六七八九'[tens]}十${ones === 0 ? '' : one}`
}

/**
 * A Simplified work report of about `length` characters with `eights` times eight areas in its review and its plan; longer
 * ones have more sentences, not more areas.
 */
export function reportText(length, eights = 1) {
  const rounds = Math.max(1, Math.round((length / eights - 600) / 7280))
  const fields = Array.from({ length: eights }, () => areas).flat()
  const lines = [
    '政府工作报告',
    '——2026年1月12日在云溪县第十八届人民代表大会第五次会议上',
    '云溪县人民政府县长  林知远',
    '各位代表：',
    '现在，我代表县人民政府向大会报告工作，请予审议，并请政协委员和列席同志提出意见。',
    '一、2025年工作回顾',
    '过去一年，全县地区生产总值完成186.4亿元，增长6.2%；一般公共预算收入9.8亿元，增长5.1%；城乡居民人均可支配收入分别提高5.6%和7.3%。',
  ]
  let i = 0
  fields.forEach(([focus, , subjects], a) => {
    lines.push(`（${numeral(a + 1)}）${focus}取得新进展。`)
    for (let r = 0; r < rounds; r++) lines.push(subjects.map((subject) => result(subject, i++)).join(''))
  })
  lines.push(
    '二、2026年工作安排',
    '今年经济社会发展主要预期目标是：地区生产总值增长6%左右；规模以上工业增加值增长7%以上；城镇登记失业率控制在4%以内；居民收入增长与经济增长同步。',
    '围绕上述目标，重点抓好八个方面工作。',
  )
  fields.forEach(([focus, purpose, subjects], a) => {
    lines.push(`（${numeral(a + 1)}）聚焦${focus}，${purpose}。`)
    for (let r = 0; r < rounds; r++)
      lines.push(lead(subjects[r % 6]), subjects.map((subject) => measure(subject, i++)).join(''))
  })
  lines.push('各位代表！新征程需要新作为。让我们携手奋进，为建设美丽云溪而努力！')
  return lines.join('\n')
}

/** The invented reports that the tests label, as clean text. */
export function inventedReports() {
  const folder = new URL('../e2e/reports/', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.lab'))
    .map((name) => labelled(readFileSync(new URL(name, folder), 'utf8')).text)
}

/** Traditional characters that mirrors mark with their reading. */
const readings = {
  業: 'yè',
  產: 'chǎn',
  實: 'shí',
  設: 'shè',
  區: 'qū',
  強: 'qiáng',
  動: 'dòng',
  進: 'jìn',
  農: 'nóng',
  鎮: 'zhèn',
  點: 'diǎn',
  務: 'wù',
  體: 'tǐ',
  開: 'kāi',
  質: 'zhì',
  項: 'xiàng',
  環: 'huán',
  億: 'yì',
  萬: 'wàn',
  長: 'zhǎng',
  醫: 'yī',
  養: 'yǎng',
  鄉: 'xiāng',
  興: 'xīng',
  優: 'yōu',
  廣: 'guǎng',
  會: 'huì',
  電: 'diàn',
  護: 'hù',
  總: 'zǒng',
  資: 'zī',
  達: 'dá',
  個: 'gè',
  現: 'xiàn',
  為: 'wéi',
  擴: 'kuò',
  責: 'zé',
  機: 'jī',
  統: 'tǒng',
  籌: 'chóu',
  領: 'lǐng',
  類: 'lèi',
  單: 'dān',
  處: 'chù',
  眾: 'zhòng',
  過: 'guò',
  貿: 'mào',
  財: 'cái',
  監: 'jiān',
  穩: 'wěn',
}

/** The Traditional form of a report: every character that has one. */
export async function traditional(text) {
  const { Converter } = await import('opencc-js')
  return Converter({ from: 'cn', to: 'tw' })(text)
}

/** A Traditional report as mirrors damage it: readings in brackets behind the characters. */
export const withReadings = (text) =>
  text.replace(/[\u4e00-\u9fff]/g, (char) => (readings[char] ? `${char}(${readings[char]})` : char))
