import { describe, expect, test } from 'vitest'
import { type Draft, linesOf, type reading, readingOf } from './kinds.fixture.ts'
import { area, before, heads, inArea, tasks } from './three-areas.fixture.ts'

/** What one asks of a reading. */
type Asks = (report: ReturnType<typeof reading>) => unknown
const areas: Asks = ({ areas: all }) => all.length
const list: Asks = ({ areas: all, elsewhere }) =>
  [...all.flatMap(({ measures }) => measures), ...elsewhere].filter(({ livelihood }) => livelihood).length
const meta: Asks = ({ meta: { jurisdiction, level, date, speaker } }) => ({ jurisdiction, level, date, speaker })
const years: Asks = ({ meta: { planYear, reviewYear } }) => [planYear, reviewYear]
const figures: Asks = ({ areas: all }) =>
  all[0]?.measures.flatMap((measure) => measure.figures.map(({ metric, value, unit }) => `${metric} ${value}${unit}`))
const withHead = (...head: readonly string[]): Draft => ({
  head: [...head, '各位代表：', '现在，我代表县人民政府向大会报告工作，请予审议。'],
})

describe('three more of each kind: the whole', () => {
  test.each<[string, readonly string[], Asks, unknown]>([
    // K04 links and notes behind the closing
    [
      'K04 departments',
      [...linesOf({}), '部门链接', '县财政局', '县教育局', '县交通运输局', '各乡镇', '石桥镇', '青山乡'],
      areas,
      4,
    ],
    [
      'K04 licence',
      [
        ...linesOf({}),
        '版权所有：沧梧县人民政府办公室',
        '未经授权禁止转载',
        '建设与维护：县大数据中心',
        '推荐使用1024×768分辨率浏览',
      ],
      areas,
      4,
    ],
    [
      'K04 notes',
      [
        ...linesOf({}),
        '名词解释',
        '1.链长制：由县级领导担任产业链链长，推进强链补链的工作制度。',
        '2.一网通办：推进政务服务线上办理。',
      ],
      areas,
      4,
    ],
    // K05 meta
    [
      'K05 one character',
      linesOf(withHead('政府工作报告', '2023年2月8日在睢县第十六届人民代表大会第二次会议上', '县长 陆清河')),
      meta,
      { jurisdiction: '睢县', level: 'county', date: '2023-02-08', speaker: '陆清河' },
    ],
    [
      'K05 all in one line',
      linesOf(withHead('政府工作报告——2023年2月8日在沧梧县第九届人民代表大会第二次会议上 沧梧县人民政府县长陆清河')),
      meta,
      { jurisdiction: '沧梧县', level: 'county', date: '2023-02-08', speaker: '陆清河' },
    ],
    [
      'K05 town',
      linesOf(
        withHead(
          '石桥镇政府工作报告',
          '（2023年2月8日在石桥镇第十九届人民代表大会第三次会议上）',
          '石桥镇镇长　陆清河',
        ),
      ),
      meta,
      { jurisdiction: '石桥镇', level: 'township', date: '2023-02-08', speaker: '陆清河' },
    ],
    // K06 no list
    [
      'K06 a heading of 实事',
      linesOf({}).map((line) => line.replace('增进民生福祉，共享发展成果', '用心办好民生实事，不断增进百姓福祉')),
      list,
      0,
    ],
    [
      'K06 惠民工程',
      linesOf({}).map((line) => line.replace('增进民生福祉，共享发展成果', '实施惠民工程，共享发展成果')),
      list,
      0,
    ],
    [
      'K06 a true list',
      linesOf({
        areas: [
          ...area(0, '', ''),
          ...area(1, '', ''),
          `（三）${heads[2]}。`,
          '全力办好四件民生实事：1.新建公厕12座；2.安装路灯600盏；3.建设长者食堂5家；4.改造旱厕900户。',
        ],
      }),
      list,
      4,
    ],
    // K17 numerals
    [
      'K17 numeral and blank',
      linesOf({ areas: heads.flatMap((head, i) => [`${'一二三'.charAt(i)}　${head}`, tasks[i] ?? '']) }),
      areas,
      4,
    ],
    [
      'K17 digits and blank',
      linesOf({ areas: heads.flatMap((head, i) => [`${i + 1}　${head}`, tasks[i] ?? '']) }),
      areas,
      4,
    ],
    [
      'K17 之一',
      linesOf({ areas: heads.flatMap((head, i) => [`任务${'一二三'.charAt(i)}：${head}`, tasks[i] ?? '']) }),
      areas,
      4,
    ],
    // K22 past lead
    [
      'K22 past lead',
      linesOf({})
        .slice(0, 5)
        .concat(
          '一年来，我们着力抓了五个方面的工作：',
          '（一）抓项目。开工项目26个，完成投资31亿元。',
          '（二）抓生态。造林2万亩，治理河道40公里。',
          '（三）抓民生。改造危房300户，发放救助金2100万元。',
        ),
      areas,
      0,
    ],
    // K23 years
    [
      'K23 far year',
      linesOf({}).map((line) => line.replace('二、2023年工作安排', '二、锚定2035年远景目标，扎实做好2023年工作')),
      years,
      [2023, 2022],
    ],
    ['K23 a plan to 2027', linesOf(inArea('编制2027年前交通建设规划。')), years, [2023, 2022]],
    ['K23 a fair of another year', linesOf(inArea('申办2025年省园林博览会。')), years, [2023, 2022]],
    // K24 titles
    [
      'K24 slogans',
      linesOf({}).map((line) =>
        line
          .replace('一、2022年工作回顾', '一、栉风沐雨，交出亮眼成绩单')
          .replace('二、2023年工作安排', '二、踔厉奋发，擘画发展新图景')
          .replace('三、加强政府自身建设', '三、勇毅笃行，展现担当新作为'),
      ),
      areas,
      4,
    ],
    [
      'K24 labels',
      linesOf({}).map((line) =>
        line
          .replace('一、2022年工作回顾', '回望：2022年的足迹')
          .replace('二、2023年工作安排', '展望：2023年的打算')
          .replace('三、加强政府自身建设', '担当：全面加强政府自身建设'),
      ),
      areas,
      4,
    ],
    [
      'K24 chapters',
      linesOf({}).map((line) =>
        line
          .replace('一、2022年工作回顾', '第一章　2022年工作回顾')
          .replace('二、2023年工作安排', '第二章　2023年工作安排')
          .replace('三、加强政府自身建设', '第三章　加强政府自身建设'),
      ),
      areas,
      4,
    ],
    // K28 figures
    [
      'K28 a pair',
      linesOf(before('城市、农村低保标准分别提高6%和8%。')),
      figures,
      expect.arrayContaining(['城市低保标准 6%', '农村低保标准 8%']),
    ],
    [
      'K28 from … to',
      linesOf(before('粮食产能由24万吨提高到26万吨。')),
      figures,
      expect.arrayContaining(['粮食产能 26万吨']),
    ],
    [
      'K28 behind brackets',
      linesOf(before('研发经费（R&D）投入强度达到2.1%。')),
      figures,
      expect.arrayContaining([expect.stringMatching(/投入强度 2.1%/)]),
    ],
    // K29 dates
    [
      'K29 Chinese numerals',
      linesOf(withHead('政府工作报告', '二〇二三年二月八日', '在沧梧县第九届人民代表大会第二次会议上', '县长 陆清河')),
      meta,
      { jurisdiction: '沧梧县', level: 'county', date: '2023-02-08', speaker: '陆清河' },
    ],
    [
      'K29 dots',
      linesOf(withHead('政府工作报告', '（2023.2.8）', '——在沧梧县第九届人民代表大会第二次会议上', '县长 陆清河')),
      meta,
      { jurisdiction: '沧梧县', level: 'county', date: '2023-02-08', speaker: '陆清河' },
    ],
    [
      'K29 noughts',
      linesOf(withHead('政府工作报告', '2023年02月08日', '——在沧梧县第九届人民代表大会第二次会议上', '县长 陆清河')),
      meta,
      { jurisdiction: '沧梧县', level: 'county', date: '2023-02-08', speaker: '陆清河' },
    ],
  ])('%s', (_, lines, asks, answer) => expect(asks(readingOf(lines))).toEqual(answer))
})
