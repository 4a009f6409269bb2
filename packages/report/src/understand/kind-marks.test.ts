import { describe, expect, test } from 'vitest'
import { kindsOf, measuresOf, reading } from './kinds.fixture.ts'

const heads = ['壮大特色产业，增强县域实力', '建设和美乡村，促进农民增收', '增进民生福祉，共享发展成果'] as const
const tasks = [
  '开工技改项目16个，完成工业投资21亿元。培育规上企业6家，新建标准厂房5万平方米。',
  '改造农村公路64公里，新建高标准农田2.4万亩。发展油茶7000亩，培训农民1100人次。',
  '新建小学2所，增加学位900个。改造县中医院住院楼，新增床位160张。',
] as const
describe('variants of the kinds: days, units and marks', () => {
  test.each([
    [
      'below the speaker, in digits',
      ['政府工作报告', '沧梧县第九届人民代表大会第二次会议', '县长　陆清河', '2023.2.8'],
    ],
    ['in Chinese numerals', ['政府工作报告', '（二○二三年二月八日）', '沧梧县县长　陆清河']],
  ])('the day of the meeting %s', (_, head) => {
    const { meta } = reading({ head: [...head, '各位代表：', '我代表县人民政府，向大会报告工作。'] })
    expect(meta).toMatchObject({ date: '2023-02-08', speaker: '陆清河' })
  })

  test('the day on which a page was put up is not the day of the meeting', () => {
    const head = ['沧梧县2023年政府工作报告', '2023-03-20', '各位代表：', '我代表县人民政府，向大会报告工作。']
    expect(reading({ head }).meta.date).toBeNull()
  })

  test.each([
    [
      'in brackets behind the full stop, others after them',
      '（县住建局、各街道办事处按职责分工负责）',
      ['县住建局', '各街道办事处'],
    ],
    ['one of them in the lead', '责任部门：县财政局（牵头）、县税务局。', ['县财政局', '县税务局']],
  ])('units %s', (_, words, units) => {
    const report = reading({
      areas: [`（一）${heads[0]}`, `改造背街小巷33条。${words}打通断头路6条。`, `（二）${heads[1]}`, tasks[1]],
    })
    const measure = measuresOf(report).find(({ text }) => text.startsWith('改造背街小巷'))
    expect(measure?.units).toEqual(units)
    expect(kindsOf(report, '打通断头路6条')).toEqual(['measure'])
  })

  test('a circled mark behind words whose note is not there', () => {
    const report = reading({
      areas: [
        `（一）${heads[0]}。建设产业园二期⑤，引进配套企业15家。开工技改项目16个。`,
        `（二）${heads[1]}。${tasks[1]}`,
      ],
    })
    expect(measuresOf(report)[0]?.text).toBe('建设产业园二期，引进配套企业15家。')
  })
})
