import { describe, expect, test } from 'vitest'
import { counts, headingsOf, kindsOf, measuresOf, reading } from './kinds.fixture.ts'

describe('admitted problems', () => {
  test.each([
    [
      '总结成绩的同时，我们也深知仍有不少短板。一是产业层次不高，缺少龙头带动。二是财源基础薄弱，收支矛盾加剧。三是农村基础设施欠账较多，就医就学不够便利。下一步，我们将认真研究解决。',
      ['缺少龙头带动', '收支矛盾加剧', '就医就学不够便利'],
    ],
    [
      '肯定成绩的同时，我们不能忽视前进中的隐忧：工业转型步伐不快，招商实效有待增强；部分干部作风不实、能力不足。',
      ['部分干部作风不实'],
    ],
    [
      '必须正视的是，县域经济大而不强，支柱产业单一。城镇化率偏低，公共服务仍有欠缺。个别部门服务意识不强。对这些问题，我们一定采取有力措施，切实加以解决。',
      ['支柱产业单一', '城镇化率偏低', '个别部门服务意识不强'],
    ],
    [
      '我们也感到，工作中还有许多不尽如人意的地方。项目储备不足，新的增长点不多。交通瓶颈尚未根本打破。',
      ['新的增长点不多', '交通瓶颈尚未根本打破'],
    ],
    [
      '当前，制约我县发展的主要因素：一是总量小，综合实力不强；二是人才短缺，创新能力弱；三是环境容量有限，节能压力大。',
      ['人才短缺', '节能压力大'],
    ],
  ])('%s', (passage, lacks) => {
    const report = reading({ problems: [passage] })
    for (const lack of lacks) expect(kindsOf(report, lack)).toEqual(['problem'])
    expect(measuresOf(report)).toHaveLength(counts.measures)
    expect(kindsOf(report, '完成造林1.8万亩')).toEqual(['result'])
  })

  test.each([
    '与此同时，龙头企业偏少、融资渠道狭窄，乡镇污水收集率偏低，需要在今后工作中认真加以改进。',
    '总的来看，县城功能不完善，优质学位紧缺，少数干部推诿拖拉。',
    '扪心自问，集镇商户少、带动能力弱，山塘年久失修、蓄水不足。',
  ])('in one sentence that does not call them so: %s', (passage) => {
    const report = reading({ problems: [passage] })
    expect(kindsOf(report, passage)).toEqual(['problem'])
    expect(kindsOf(report, '完成造林1.8万亩')).toEqual(['result'])
    expect(measuresOf(report)).toHaveLength(counts.measures)
  })

  test.each([
    '融资渠道狭窄、学位紧缺等难题得到了缓解，拥堵路段治理见到成效。',
    '龙头企业偏少、学位紧缺的局面有了改观，新增学位1200个。',
    '城乡面貌焕然一新，群众获得感不断增强。',
  ])('a result that names lacks on the way stays one: %s', (passage) => {
    expect(kindsOf(reading({ problems: [passage] }), passage)).toEqual(['result'])
  })

  test('the goal of the years to come in the next paragraph ends them', () => {
    const goal = '“十五五”前两年，我们的发展目标是：到2027年，茶业产值突破50亿元，建成通航机场。'
    const report = reading({ problems: ['同时，我们清醒地看到，工业总量偏小，民生欠账较多。', goal] })
    expect(kindsOf(report, '茶业产值突破50亿元')).toEqual(['outlook'])
    expect(kindsOf(report, '民生欠账较多')).toEqual(['problem'])
  })

  test('lacks in front of the deeds that met them open no problems', () => {
    const report = reading({
      review: [
        '一、2022年工作回顾',
        '年初，市场订单不足、用工紧缺。我们靠前服务，走访企业320家。',
        '投产项目14个，改造街巷33条。',
      ],
      problems: [],
    })
    expect(kindsOf(report, '走访企业320家')).toEqual(['result'])
    expect(report.problems).toEqual([])
  })

  test('under headings of their own', () => {
    const report = reading({
      problems: [
        '前行的道路上，仍要跨越不少沟坎：',
        '一是产业处于“换挡期”。老字号萎缩，新项目偏少。',
        '二是民生处于“补课期”。入托难、停车难仍然存在。',
      ],
    })
    for (const lack of ['新项目偏少', '停车难仍然存在']) expect(kindsOf(report, lack)).toEqual(['problem'])
  })

  test.each([
    '深入开展专项行动，整治工程建设中存在的突出问题86个，挽回损失1200万元。',
    '全面整改巡视指出的问题41项，建章立制23项。',
    '聚焦群众反映的困难和问题，开展走访1.2万次，解决诉求860件。',
  ])('solved are results, and what follows: %s', (deed) => {
    const report = reading({
      review: [
        '一、2022年工作回顾',
        '全县生产总值完成86.3亿元，增长5.2%。',
        `社会大局安定有序。${deed}侦破案件210起。建成应急指挥中心1个。`,
        '民生保障更加有力。新增学位700个。',
      ],
    })
    for (const result of [deed.slice(0, 12), '侦破案件210起', '建成应急指挥中心', '新增学位700个'])
      expect(kindsOf(report, result)).toEqual(['result'])
  })

  test.each([
    ['二、“十五五”时期奋斗目标', '到2030年，综合实力迈上新台阶。'],
    ['二、今后五年发展蓝图', '锚定建设山水强县目标，力争生产总值突破150亿元。'],
    ['二、今后五年的目标', '未来五年，要建成区域物流中心。'],
  ])('end at the outlook: %s', (title, words) => {
    const report = reading({
      opening: [
        title,
        words,
        '打造区域消费中心，城镇化率达到60%。',
        '三、2023年工作安排',
        '今年经济社会发展的主要预期目标是：地区生产总值增长6%。',
        '重点抓好以下工作：',
      ],
      self: ['四、加强政府自身建设', '办理代表建议72件，压减会议12%。公开重点领域信息300条。'],
    })
    expect(kindsOf(report, words)).toEqual(['outlook'])
    expect(kindsOf(report, '打造区域消费中心')).toEqual(['outlook'])
    expect(headingsOf(report)).toHaveLength(4)
  })

  test('end where a paragraph tells of deeds again', () => {
    const report = reading({
      review: [
        '一、2022年工作回顾',
        '全县生产总值完成86.3亿元，增长5.2%。',
        '我们也清醒地看到，产业结构不优，财政收入不高。对此，我们将努力解决。',
        '一年来，自身建设不断加强。办理建议提案120件，开展审计31项。',
      ],
      problems: [],
    })
    expect(kindsOf(report, '办理建议提案120件')).toEqual(['result'])
  })
})

describe('praise tells of no results', () => {
  test.each([
    ['医护人员逆行出征，用坚守护佑万家安宁。', '环卫工人披星戴月，扮靓城市每个角落。', '我们为有这样的人民而骄傲。'],
    [
      '回望来路，每一步都凝结着汗水，每一份收获都饱含着艰辛。',
      '全县干部群众心往一处想、劲往一处使，奏响了团结奋斗的时代强音。',
    ],
    ['一个个奋斗者的故事温暖人心。', '快递小哥穿行街巷，志愿者守望相助，人人都是家园的主人。'],
    ['特别令人感动的是，乡亲们主动让出土地，支持项目建设，展现了顾全大局的胸怀。'],
  ])('%s', (...sentences) => {
    const report = reading({
      problems: [
        '各位代表！',
        sentences.join(''),
        '成绩来之不易，我们向全县人民表示衷心的感谢！',
        '同时，我们清醒地看到，工业总量偏小，民生欠账较多。',
      ],
    })
    for (const sentence of sentences) expect(kindsOf(report, sentence)).not.toContain('result')
    expect(kindsOf(report, '完成造林1.8万亩')).toEqual(['result'])
  })
})
