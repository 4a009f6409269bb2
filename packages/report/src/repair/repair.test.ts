import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf, originRange, runsOf } from '../source/source.ts'
import { repair } from './repair.ts'
import { repairFindings, repairsOf } from './repairs.ts'

test.each([
  ['drops a reading in brackets', '發(fā)展', '发展'],
  ['drops a reading with stray blanks', '創(chuàng )新發(fā)展', '创新发展'],
  ['drops a reading in full-width brackets', '發（fā）展', '发展'],
  ['restores a character split between two neighbours', '展?fàn)I商', '展营商'],
  ['restores it where the mirror kept the bracket', '展?(fàn)I商', '展营商'],
  ['keeps a gloss in Latin letters', '国内生产总值(GDP)', '国内生产总值(GDP)'],
  ['keeps numbering in brackets', '（一）抓项目。(二)促投资。(完)', '（一）抓项目。(二)促投资。(完)'],
  ['keeps one reading that tells how a rare character is said', '亳(bó)水河治理', '亳(bó)水河治理'],
  ['writes Traditional text in Simplified characters', '乾隆年間的乾燥氣候', '乾隆年间的干燥气候'],
  ['narrows digits, letters and percent signs', '增长５．５％，ＧＤＰ达到１２亿元', '增长5.5%，GDP达到12亿元'],
  ['reads written-out line ends', '回顾\\r\\n一年来', '回顾\n一年来'],
  [
    'takes out tags and reads entities',
    '<p>&ldquo;双创&rdquo;<br/>落地</p><divclass="x">稳&nbsp;进',
    '“双创”\n落地\n稳 进',
  ],
  [
    'keeps the cells of a row apart',
    '单位\t2022年完成 \t2023年目标\n粮食\t\t5万吨',
    '单位\t2022年完成\t2023年目标\n粮食\t\t5万吨',
  ],
  ['keeps a name and its value apart', '税收\t3亿元', '税收\t3亿元'],
  [
    'takes stray tabs out of prose',
    '税收增长\t8%，投资\t增长9%，。\n政\t府\t工\t作',
    '税收增长8%，投资 增长9%，。\n政府工作',
  ],
  ['keeps a sign that opens no tag', 'PM2.5浓度<35微克', 'PM2.5浓度<35微克'],
  ['takes out footnote marks', '培训1200万人〔64〕，“双减”［12］政策', '培训1200万人，“双减”政策'],
  ['keeps document numbers and powers', '政发〔2023〕12号，新增绿地30m²', '政发〔2023〕12号，新增绿地30m²'],
  ['takes out marks in one sign with brackets', '推行“林长制”⑴，新建泵站6座⑵。', '推行“林长制”，新建泵站6座。'],
  ['keeps lists so numbered', '重点是⑴抓项目；⑵促投资。', '重点是⑴抓项目；⑵促投资。'],
  ['keeps circled lists', '重点是①抓项目；②促投资。', '重点是①抓项目；②促投资。'],
  ['maps radicals', '⼯作⽼年⾭⺠', '工作老年青民'],
  ['drops what shows nothing', '发\u200B展\u00AD规\uFEFF划', '发展规划'],
  [
    'takes private-use characters for the blanks they were',
    '\uE5E5\uE5E5各位代表：\n\uF06C抓项目',
    '各位代表：\n抓项目',
  ],
  [
    'takes paired question marks for the blanks they were',
    '政??府??工??作??报??告\n县长??李某',
    '政府工作报告\n县长 李某',
  ],
  ['keeps a question', '强不强吗??', '强不强吗??'],
  ['joins a line that ends in a comma', '坚持稳中求进，\n以进促稳。', '坚持稳中求进，以进促稳。'],
  [
    'keeps headings on lines of their own',
    '聚焦产业，锻造引擎\n聚焦改革，激活动力\n聚焦项目，增添后劲',
    '聚焦产业，锻造引擎\n聚焦改革，激活动力\n聚焦项目，增添后劲',
  ],
])('%s', (_, found, restored) => expect(repair(found).text).toBe(restored))

test('a byte that is lost altogether is proposed and left to a person', () => {
  const source = repair('發(fā)展?jié)撃。守牢底線(xiàn)')
  expect(source.text).toBe('发展潜能。守牢底线')
  expect(repairsOf(source)).toContainEqual({
    rule: 'split-bytes',
    span: [2, 3],
    before: '?jié)',
    after: '潜',
    certain: true,
  })
  expect(repairsOf(source)).toContainEqual({
    rule: 'split-bytes',
    span: [3, 4],
    before: '撃',
    after: '能',
    certain: false,
  })
  expect(repairFindings(source)).toMatchObject([{ rule: 'split-bytes-proposed', span: [3, 4], found: '能' }])
})

test('what could not be read is kept and found', () => {
  const source = repair('项目\uFFFD投产\n推进?(zhuó)9号')
  expect(source.text).toContain('\uFFFD')
  expect(repairFindings(source)[0]).toMatchObject({ rule: 'lost-character-unreadable', span: [2, 3] })
})

const sentences = [
  '完善县域物流体系，新建三处分拣中心，让农产品出村更快、进城更顺。',
  '支持老字号门店改造，培育夜间消费街区，办好四季主题活动；',
  '扩建两所小学，新增学位1200个，城区大班额全部化解，家长接送更方便。',
  '实施河道清淤38公里，补齐排水短板，确保汛期不淹一户。',
  '今年把办事窗口再减少6个，平均时限压缩到3天以内，群众少跑一趟是一趟。',
]
const headings = ['一、过去一年的工作', '（一）稳住粮食生产', '二、今年的安排', '（二）做强园区']
const paragraph = fc.array(fc.constantFrom(...sentences), { minLength: 2, maxLength: 5 }).map((parts) => parts.join(''))
const report = fc
  .array(fc.tuple(fc.constantFrom(...headings), paragraph), { minLength: 3, maxLength: 8 })
  .map((parts) => parts.flat())

test.each([20, 35, 40])('a text wrapped at %i characters reads as it did, its paragraphs indented', (width) => {
  fc.assert(
    fc.property(report, (paragraphs) => {
      const wrapped = paragraphs.map((text) => `　　${text}`.replaceAll(new RegExp(`(.{${width}})(?=.)`, 'g'), '$1\n'))
      expect(repair(wrapped.join('\n')).text).toBe(paragraphs.join('\n'))
    }),
    { numRuns: 40 },
  )
})

test('a repaired text needs no repair', () => {
  fc.assert(
    fc.property(report, (paragraphs) => {
      const { text } = repair(paragraphs.join('\r\n　　'))
      expect(repair(text).changes).toEqual([])
    }),
    { numRuns: 40 },
  )
})

const pieces = [
  '發(fā)',
  '展',
  '?fàn)I',
  '?jié)撃',
  '。',
  '\r\n',
  '　　',
  '<p>',
  '&nbsp;',
  '??',
  '１２',
  '〔3〕',
  '\uE5E5',
  '\u200B',
  '(GDP)',
  '項目，',
  '\n',
  '⼯',
  '\uFFFD',
  '增长5%',
]

test('whatever comes in, the origins ascend and every unit that no repair touched is the one received', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 40 }),
      (parts) => {
        const received = parts.join('')
        const source = repair(received)
        let text = 0
        let file = 0
        for (const [textStart, textEnd, start, end] of runsOf(source.origins)) {
          expect(textStart >= text && textEnd >= textStart && start >= file && end >= start).toBe(true)
          text = textEnd
          file = end
        }
        const touched = (at: number) => changesOf(source.changes).some(({ start, end }) => start <= at && at < end)
        for (let i = 0; i < source.text.length; i++) {
          const [at] = originRange(source.origins, [i, i + 1])
          if (!touched(at)) expect(received[at]).toBe(source.text[i])
        }
        const spans = repairsOf(source).map(({ span }) => span)
        expect(spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])).toEqual(spans)
        for (const { span } of [...repairsOf(source), ...repairFindings(source)]) {
          expect(span[0] >= 0 && span[0] <= span[1] && span[1] <= source.text.length).toBe(true)
        }
      },
    ),
    { numRuns: 300 },
  )
})
