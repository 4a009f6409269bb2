/**
 * What kinds of work units do, by the words their names hold: the same function has other names at other levels and
 * times (`教育厅`, `教体局`), and one unit may have several (`科技和经信局`).
 */
const names: Readonly<Record<string, readonly string[]>> = {
  发改: ['发展改革', '发展和改革', '发改', '计委'],
  财政: ['财政'],
  税务: ['税务'],
  工信: ['工业和信息化', '工业信息化', '工信', '经信', '经济和信息化', '经贸', '工业'],
  科技: ['科学技术', '科技', '教科'],
  商务: ['商务', '商贸', '经贸', '外经'],
  招商: ['招商', '外来投资', '投资促进'],
  交通: ['交通', '交委'],
  住建: ['住房和城乡建设', '住房城乡建设', '住建', '建委', '城建', '房管'],
  城管: ['城市管理', '城乡管理', '城管', '综合执法'],
  水利: ['水利', '水务'],
  农业: ['农业农村', '农牧', '农业', '农经', '畜牧'],
  乡村振兴: ['乡村振兴', '扶贫'],
  林业: ['林业', '林草', '园林'],
  自然资源: ['自然资源', '国土', '规划'],
  生态: ['生态环境', '环保', '环境保护'],
  能源: ['能源', '煤炭', '供热'],
  教育: ['教育', '教体', '教科'],
  卫健: ['卫生健康', '卫健', '卫计', '卫生'],
  医保: ['医疗保障', '医保'],
  人社: ['人力资源', '人社', '劳动'],
  民政: ['民政'],
  残联: ['残联', '残疾人联合会'],
  红十字: ['红十字'],
  妇联: ['妇联', '妇女联合会'],
  司法: ['司法'],
  信访: ['信访'],
  公安: ['公安'],
  应急: ['应急', '安全生产监督', '安监'],
  消防: ['消防'],
  市场监管: ['市场监督', '市场监管', '工商'],
  文旅: ['文化', '文旅', '文体', '旅游', '文广'],
  体育: ['体育', '文体', '教体'],
  审批: ['行政审批', '政务服务', '审批服务', '政数', '数据'],
  金融: ['金融'],
  退役军人: ['退役军人'],
  统计: ['统计'],
  审计: ['审计'],
  政府办: ['政府办', '政府办公'],
}
/** Words of a name that hold another's and are none of it: 民政 in 人民政府, 工业 in a zone. */
const apart = /人民(?=政府)|(?:乡|镇)政府|街道|(?:工业|产业|科技|农业)(?=[园新集]|示范|开发|经济)/g

/** The functions that a unit's name tells of, at whatever level; none for a company, a town or a place's government. */
export function functionsOf(unit: string): readonly string[] {
  if (/(?:公司|集团|银行|医院|学校)$/.test(unit)) return []
  const plain = unit.replace(apart, '')
  return Object.entries(names).flatMap(([own, words]) => (words.some((word) => plain.includes(word)) ? [own] : []))
}

const offices = '(?:和[\\u4e00-\\u9fff]{2,6})?(?:局|厅|部|委员会|委|办公室|办|总局|分局)'
const mentions = Object.entries(names).map(
  ([own, words]) => [own, new RegExp(`(?<!人)(?:${words.join('|')})${offices}(?![\\u4e00-\\u9fff]?长)`)] as const,
)

/** The functions of the offices that words name, of whatever level: `会同⟦省教育厅⟧` is 教育. */
export function functionsNamed(words: string): readonly string[] {
  return mentions.flatMap(([own, pattern]) => (pattern.test(words) ? [own] : []))
}
