import { expect, test } from 'vitest'
import { repair } from './repair.ts'
import { repairFindings } from './repairs.ts'

/** Places and people of these examples do not exist. */
test.each([
  [
    'a linked word before a number',
    '今年要实施\n智慧水利\n工程5项，新建\n泵站\n12座。',
    '今年要实施智慧水利工程5项，新建泵站12座。',
  ],
  ['a line that begins with a comma', '围绕\n茶产业\n，引进加工企业9家。', '围绕茶产业，引进加工企业9家。'],
  [
    'under a heading, which stays',
    '（一）做强产业\n培育龙头企业\n5家，打造“一县一业”\n示范园\n2个。',
    '（一）做强产业\n培育龙头企业5家，打造“一县一业”示范园2个。',
  ],
  ['headings on lines of their own stay', '三、加强自身建设\n坚持依法行政\n严格执行决策程序，压减会议10%。', undefined],
  ['entries of a table stay', '粮食产量\n3\n万吨\n完成', undefined],
])('words scattered over lines: %s', (_, found, restored = found) => expect(repair(found).text).toBe(restored))

test.each([
  [
    'in dashes',
    '改造茶园60亩，引进加工企\n\n— 11 —\n\n业9家。\n新建学校2所，新建公共停\n\n— 12 —\n\n车场6处。',
    '改造茶园60亩，引进加工企业9家。\n新建学校2所，新建公共停车场6处。',
  ],
  [
    'of so many',
    '改造茶园，引进加工企\n第 3 页 共 20 页\n业9家。建停车场\n4/20\n6处，共三层。',
    '改造茶园，引进加工企业9家。建停车场6处，共三层。',
  ],
  ['bare, within a sentence', '新建停车场6处，增加泊\n7\n位1350个。', '新建停车场6处，增加泊位1350个。'],
  [
    'with a running head',
    '引进企业，增加泊\n政府工作报告\n5\n政府工作报告\n位90个，新建\n政府工作报告\n6\n政府工作报告\n学校3所。',
    '引进企业，增加泊位90个，新建学校3所。',
  ],
  [
    'in a line that lost its breaks',
    '引进加工企 — 5 — 业9家。新建停车 — 6 — 场3处。',
    '引进加工企业9家。新建停车场3处。',
  ],
  [
    'between a heading and its text',
    '（二）提升功能\n\n— 12 —\n\n改造小区21个。\n\n— 13 —\n\n新建车场6处。',
    '（二）提升功能\n改造小区21个。\n新建车场6处。',
  ],
  ['numbers of a table are none', '1\n新建幼儿园\n2\n改造卫生院\n3\n打通断头路', undefined],
])('page numbers: %s', (_, found, restored = found) => expect(repair(found).text).toBe(restored))

test.each([
  [
    'the meeting and the title',
    '云岭县2025年人民政府\n工作报告\n——2025年1月16日在云岭县第十八届\n人民代表大会第四次会议上\n云岭县县长 祁望川\n各位代表：',
    '云岭县2025年人民政府工作报告\n——2025年1月16日在云岭县第十八届人民代表大会第四次会议上\n云岭县县长 祁望川\n各位代表：',
  ],
  [
    'a heading whose siblings end in a full stop',
    '各位代表：\n（一）做强农\n业，拓宽路子。\n改造茶园6200亩。\n（二）提升城镇，改善环境。\n改造小区21个。\n（三）抓好项目，扩大投资。\n完成投资71亿元。',
    '各位代表：\n（一）做强农业，拓宽路子。\n改造茶园6200亩。\n（二）提升城镇，改善环境。\n改造小区21个。\n（三）抓好项目，扩大投资。\n完成投资71亿元。',
  ],
  [
    'a title of a year',
    '各位代表：\n2025年重点\n工作任务\n完成投资71亿元。',
    '各位代表：\n2025年重点工作任务\n完成投资71亿元。',
  ],
])('titles broken over two lines: %s', (_, found, restored) => expect(repair(found).text).toBe(restored))

test('the signs of Markdown are taken out, what it strikes out is said', () => {
  const source = repair(
    '# 云岭县政府工作报告\n\n## 一、2024年工作回顾\n\n- 建成茶厂3家，~~修桥5座，~~新增绿地12亩。\n* **开工**项目57个。\n\n> 产业*更加*稳固。[详情](https://x.example/a)\n\n---\n\n1\\. 抓春耕。',
  )
  expect(source.text).toBe(
    '云岭县政府工作报告\n一、2024年工作回顾\n- 建成茶厂3家，新增绿地12亩。\n- 开工项目57个。\n产业更加稳固。详情\n1. 抓春耕。',
  )
  expect(repairFindings(source)).toMatchObject([{ rule: 'struck-text', found: '~~修桥5座，~~' }])
})

test('a text with a few such signs is none', () => {
  expect(repair('5*8米，编号#12，**见附件').text).toBe('5*8米，编号#12，**见附件')
})

const notes = '\n名词解释\n2.链主：主导企业。\n3.“四链融合”：产业链、创新链。\n*“三资”：资金。\n①“双链”：两条链。'
test.each([
  [
    'every form of brackets',
    '培训人^[14]，“一件事” 〔3〕 办理，“免申”[^4]服务，经济[注5]、茶业〈6〉、竹业^7和稻业^{8}。',
    '培训人，“一件事”办理，“免申”服务，经济、茶业、竹业和稻业。',
  ],
  [
    'bare, behind the term that its note explains',
    `深化“四链融合”3行动，做好“三资”*管理，“双链”①工程。${notes}`,
    `深化“四链融合”行动，做好“三资”管理，“双链”工程。${notes}`,
  ],
  ['numbers that no note has stay', `深化“四链融合”12项行动。${notes}`, undefined],
])('note marks: %s', (_, found, restored = found) => expect(repair(found).text).toBe(restored))

test('lines that all stand twice are read once', () => {
  const lines = ['政府工作报告', '各位代表：', '新建粮仓5座。', '改造小区7个。', '办好实事3件。']
  expect(repair(lines.map((line) => `${line}\n${line}`).join('\n')).text).toBe(lines.join('\n'))
})

test.each([
  [
    'behind figures and in mid-sentence',
    '改造茶园60亩，引进加工企业，投资7 11\n亿元，新建学校2所。\n办好事业，新建停 12\n车场6处，补植树木 13\n4万株。',
    '改造茶园60亩，引进加工企业，投资7亿元，新建学校2所。\n办好事业，新建停车场6处，补植树木4万株。',
  ],
  ['figures that count what follows stay', '今年将要引进企业 12\n家，今年还要新建学校 14\n所。', undefined],
  [
    'figures that rise stay where a unit follows or 第 stands before',
    '今年将要办好教育，新建学校 3\n所，综合考核排名全市第 5\n，还要新建泵站 6\n座，维修农村道路 8\n公里。',
    undefined,
  ],
  [
    'a figure beside page numbers stays',
    '改造茶园60亩，引进加工企业，投资7 11\n亿元，今年新建学校 2\n所。\n办好事业，新建停 12\n车场6处，补植树木 13\n4万株。',
    '改造茶园60亩，引进加工企业，投资7亿元，今年新建学校 2\n所。\n办好事业，新建停车场6处，补植树木4万株。',
  ],
  [
    'columns of numbers stay',
    '新建农村幼儿学校（所） 3\n新建农村排灌泵站（座） 5\n今年维修农村道路： 8\n公里',
    undefined,
  ],
  ['rows of numbers stay', '地区生产总值亿元 58 12\n规上企业数量个 60 13\n', undefined],
  ['numbers that do not rise stay', '办好事业，新建泵站 30\n并改造河道，补植树木 12\n再修水渠。', undefined],
])('page numbers at the ends of lines: %s', (_, found, restored = found) => {
  const kept = (text: string) => text.replace(/\s/g, '')
  expect(kept(repair(found).text)).toBe(kept(restored))
})

const page = '村里修了路，茶农增了收。'.repeat(20)
test.each([
  ['two a page apart are certain', page, []],
  ['two close to each other are proposals', '', ['page-numbers-proposed', 'page-numbers-proposed']],
])('page numbers in mid-word: %s', (_, between, rules) => {
  const mended = repair(`办好事业，新建停 12\n车场6处。${between}今年将要引进 13\n家具展厅9间。`)
  expect(mended.text.replace(/\s/g, '')).toBe(`办好事业，新建停车场6处。${between}今年将要引进家具展厅9间。`)
  expect(repairFindings(mended).map(({ rule }) => rule)).toEqual(rules)
})

test('a number that counts what follows and fits between page numbers is a proposal', () => {
  const mended = repair(
    '改造茶园，引进加工企业，投资7 11\n亿元，新建停 12\n车场6处。\n办好事业，今年要扶持 13\n个体门店，补植树木 14\n4万株。',
  )
  expect(mended.text.replace(/\s/g, '')).toContain('今年要扶持个体门店，补植树木4万株')
  expect(repairFindings(mended).map(({ rule }) => rule)).toEqual(['page-numbers-proposed'])
})

test.each([
  ['of which the figure has no need', '引进加工企业，投资7 11\n亿元，新建学校2所。', '投资7亿元'],
  ['that may be the figure’s beginning', '引进加工企业，补植树木 13\n4株，新建学校2所。', '补植树木134株'],
])('a number alone at a line’s end %s is a finding', (_, found, words) => {
  const mended = repair(found)
  expect(mended.text).toContain(words)
  expect(repairFindings(mended).map(({ rule }) => rule)).toEqual(['page-numbers-proposed'])
})

test.each([
  ['a name', '推行?河湖长?制，兴办?科技小院?5家。', '推行“河湖长”制，兴办“科技小院”5家。'],
  ['a name of two halves', '开展?清淤疏浚、固堤护岸?行动。', '开展“清淤疏浚、固堤护岸”行动。'],
  ['one of the two marks', '兴办?科技小院”5家；推行“河湖长?制。', '兴办“科技小院”5家；推行“河湖长”制。'],
  ['a place', '新建?城市书吧?5家。', '新建“城市书吧”5家。'],
  ['a heading', '（一）念好?山海经?\n造林2万亩。', '（一）念好“山海经”\n造林2万亩。'],
  ['questions stay', '钱从哪里来?人往何处去?我们要拿出办法。', undefined],
  ['one question stays', '小区改造得好不好?居民说了算。', undefined],
  [
    'words that look like questions ask nothing',
    '十几年坚持?河湖长?制，几十个村兴办?科技小院?5家。',
    '十几年坚持“河湖长”制，几十个村兴办“科技小院”5家。',
  ],
  [
    'a name with 不 in it',
    '落实?两不愁三保障?政策，任何人不搞?一刀切?。',
    '落实“两不愁三保障”政策，任何人不搞“一刀切”。',
  ],
  [
    'marks far from each other stay',
    `山路好走了吗?${'村民走上了硬化的大路，'.repeat(3)}收成好不好?看秋天。`,
    undefined,
  ],
  ['an address stays', '见http://x.example/a?b=c?d', undefined],
])('quotation marks damaged to question marks: %s', (_, found, restored = found) => {
  expect(repair(found).text).toBe(restored)
})

test.each([
  '村民满意不满意?办事方便不方便?',
  '路好不好走?水满不满意?',
  '渠道有没有修通?泵站是否够用?',
  '台账建没建?整改做没做?',
  '茶厂建成了没有?订单落实了没有?',
  '是种茶还是种稻?是修路还是架桥?',
  '钱由谁来出?事由谁来办?',
  '学位还缺几个?床位还差多少?',
  '短板是什么?出路在何处?',
  '为何进展慢?怎样才能快?',
  '难道不能快些吗?总可以快些吧?',
])('questions of every form stay: %s', (asked) => {
  const mended = repair(asked)
  expect(mended.text).toBe(asked)
  expect(repairFindings(mended)).toEqual([])
})

test('quotation marks beside a mark that fits none are proposed and not taken for sure', () => {
  const mended = repair('推行?河湖长?制，造林?2万亩。')
  expect(mended.text).toBe('推行“河湖长”制，造林?2万亩。')
  expect(repairFindings(mended).map(({ rule }) => rule)).toContain('lost-quotes-proposed')
})
