/** The words of a work report of 青禾县, a place that does not exist, with about `measures` measures under ten areas. */
export function longReport(measures: number, year = 2031): string {
  const fields = [
    '产业升级',
    '科技创新',
    '乡村振兴',
    '城市更新',
    '生态治理',
    '改革开放',
    '消费服务',
    '民生改善',
    '安全发展',
    '政府建设',
  ]
  const works = ['新建改建', '改造提升', '建成投用', '加快推进', '完成整治', '培育壮大']
  const things = ['农村公路', '老旧小区', '污水管网', '产业园区', '水库堤坝', '社区食堂', '高标准农田', '口袋公园']
  const units = ['公里', '个', '处', '万亩', '座']
  const areas = fields.map((field, index) => {
    const own = Array.from({ length: Math.ceil(measures / fields.length) }, (_, number) => {
      const at = index * 31 + number
      const pick = (list: readonly string[], step: number) => list[(at * step) % list.length]
      return `${pick(works, 1)}第${at + 1}期${pick(things, 3)}${10 + ((at * 7) % 90)}${pick(units, 2)}，惠及群众${at + 3}万人。`
    })
    return `（${'一二三四五六七八九十'[index]}）聚焦${field}，夯实发展基础。${own.join('')}`
  })
  return `青禾县${year}年政府工作报告

${year}年1月12日在青禾县第三届人民代表大会第二次会议上

县长 林知远

各位代表：

现在，我代表县人民政府，向大会报告工作，请予审议。

一、${year - 1}年工作回顾

${year - 1}年，全县地区生产总值完成120.5亿元，增长6.2%；城镇新增就业3200人。

二、${year}年工作安排

${year}年经济社会发展的主要预期目标是：地区生产总值增长6%左右；城镇新增就业3000人以上。

围绕上述目标，重点抓好以下工作：

${areas.join('\n\n')}

各位代表！让我们团结一心，努力完成全年各项任务！
`
}
