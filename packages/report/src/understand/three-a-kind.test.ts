import { describe, expect, test } from 'vitest'
import { type Draft, kindsOf, reading } from './kinds.fixture.ts'
import { area, before, heads, inArea } from './three-areas.fixture.ts'

const amid = (words: string): Draft => ({
  areas: [
    ...area(0, '', ''),
    `（二）${heads[1]}。`,
    `改造农村公路64公里，新建高标准农田2.4万亩。${words}发展油茶7000亩，培训农民1100人次。`,
    ...area(2, '', ''),
  ],
})
const opening = (...lines: readonly string[]): Draft => ({
  opening: [
    '二、2023年工作安排',
    ...lines,
    '今年经济社会发展的主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%。',
    '围绕上述目标，重点抓好以下工作：',
  ],
})
const reasons = (words: string): Draft => ({
  opening: [
    '二、2023年工作安排',
    `主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%。${words}`,
    '重点抓好以下工作：',
  ],
})
const review = (...lines: readonly string[]): Draft => ({
  problems: [...lines, '同时，我们清醒地看到，工业总量偏小，民生欠账较多。'],
})
const problems = (...lines: readonly string[]): Draft => ({ problems: lines })
const self = (words: string): Draft => ({
  self: ['三、加强政府自身建设', `${words}办理代表建议72件，压减会议12%。公开重点领域信息300条。`],
})

/** Of each kind of the corpus three more, in other words and on other subjects. */
describe('three more of each kind: what a sentence is', () => {
  test.each<[string, Draft, string, string[]]>([
    // K01 principles
    [
      'K01 principles by ——',
      opening(
        '工作中，我们要做到三个坚持：',
        '——坚持党建引领。把支部建在产业链上。',
        '——坚持稳扎稳打。不图虚名、不务虚功。',
        '——坚持群众路线。把评判权交给百姓。',
      ),
      '不务虚功',
      ['guidance'],
    ],
    [
      'K01 principles by 一是',
      opening(
        '今年工作，要突出三个导向：一是突出目标导向，倒排工期抓推进。二是突出问题导向，哪里薄弱补哪里。三是突出效果导向，干就干出个样子。',
      ),
      '哪里薄弱补哪里',
      ['guidance'],
    ],
    [
      'K01 more attention',
      opening(
        '做好今年工作，要更加注重稳中有为。',
        '更加注重系统施策。把长板拉得更长、把短板补得更齐。',
        '更加注重防范风险。把困难想得更多一些。',
      ),
      '短板补得更齐',
      ['guidance'],
    ],
    // K02 problems
    [
      'K02 problems: account',
      problems('回头来看，工作中也有不尽如人意的地方：园区配套跟不上，招工难、用工贵；财政增收乏力，偿债压力大。'),
      '招工难',
      ['problem'],
    ],
    [
      'K02 problems: regret',
      problems('在看到进步的同时，我们也有不少遗憾：县医院搬迁进度偏慢，农村养老服务供给不足。'),
      '供给不足',
      ['problem'],
    ],
    [
      'K02 problems: far from hopes',
      problems(
        '对照高质量发展要求，对照群众期待，我们的工作还有差距：龙头企业屈指可数；水利设施老化失修；有的干部干劲不足。',
      ),
      '屈指可数',
      ['problem'],
    ],
    // K03 run-on
    [
      'K03 lessons behind problems',
      problems(
        '我们也清醒看到，工业总量偏小，民生欠账较多。',
        '一年来的实践告诉我们，只要上下同心，就一定能够战胜任何困难。',
      ),
      '上下同心',
      ['guidance'],
    ],
    [
      'K03 a deed on stood-out problems',
      review('信访突出问题专项治理成效明显，化解历史积案86件，群众来访量下降。'),
      '化解历史积案86件',
      ['result'],
    ],
    [
      'K03 the situation behind problems',
      problems(
        '当前发展还面临一些困难，企业融资难、用工难问题突出。',
        '展望新的一年，国家扩大内需政策加力，区域重大战略交汇，发展机遇前所未有。',
      ),
      '前所未有',
      ['guidance'],
    ],
    // K12 short promises
    ['K12 one act', amid('开办农民夜校。'), '开办农民夜校', ['measure']],
    ['K12 another act', amid('制定村规民约。'), '制定村规民约', ['measure']],
    ['K12 strict', amid('严查环境违法。'), '严查环境违法', ['measure']],
    // K13 sayings
    ['K13 roads', before('要想富，先修路。'), '先修路', ['guidance']],
    ['K13 grain', before('手中有粮，心中不慌。'), '心中不慌', ['guidance']],
    ['K13 the talent', before('千秋基业，人才为本。'), '人才为本', ['guidance']],
    // K14 situation, requirements
    [
      'K14 chances',
      opening('从机遇看，高铁通车在即，沿线城市要素加速流动。', '从挑战看，周边县市竞相发力，稍有懈怠就会落伍。'),
      '竞相发力',
      ['guidance'],
    ],
    [
      'K14 manner of the year',
      opening('今年工作要在稳的基础上求进，在进的过程中提质。'),
      '在稳的基础上求进',
      ['guidance'],
    ],
    ['K14 first of all', opening('必须把发展作为第一要务，决不动摇、决不松劲。'), '第一要务', ['guidance']],
    // K15 reasons of the targets
    ['K15 fits', reasons('把经济增长目标定为6%，与“十四五”规划相衔接，与经济潜力相匹配。'), '相匹配', ['guidance']],
    ['K15 room', reasons('这样安排，主要考虑是给调结构、防风险留有余地。'), '留有余地', ['guidance']],
    ['K15 effort', reasons('实现上述目标，任务艰巨，需要付出更大努力。'), '更大努力', ['guidance']],
    // K16 praise and thanks
    [
      'K16 those who stayed',
      review('修建步道5公里，铺设管网12公里。', '无数普通人的坚持，托起了这座小城的希望。'),
      '托起了',
      ['guidance'],
    ],
    [
      'K16 the times',
      review('修建步道5公里，铺设管网12公里。', '山河无恙，烟火寻常，是奋斗者给这一年最好的注脚。'),
      '最好的注脚',
      ['guidance'],
    ],
    [
      'K16 debt of thanks',
      review('修建步道5公里，铺设管网12公里。', '每一份支持都难能可贵，每一次并肩都令人难忘。'),
      '并肩',
      ['guidance'],
    ],
    // K18 trap words
    ['K18 strong complaints', inArea('集中治理群众反映强烈的噪声扰民。'), '噪声扰民', ['measure']],
    ['K18 a warning', inArea('建成青少年禁毒警示教育馆。'), '警示教育馆', ['measure']],
    ['K18 can at once', inArea('老人出门五分钟就能买到新鲜蔬菜，新建便民菜店18家。'), '便民菜店18家', ['measure']],
    // K19 creed
    ['K19 pace', self('以等不起的紧迫感、慢不得的危机感投身工作。'), '等不起', ['guidance']],
    ['K19 word and deed', self('说实话、办实事、求实效，让勤勉成为习惯。'), '求实效', ['guidance']],
    ['K19 heart', self('时刻把百姓冷暖装在心里、扛在肩上。'), '百姓冷暖', ['guidance']],
    ['K19 creed with a promise', self('弘扬优良作风，机关干部每月驻村走访不少于5天。'), '每月驻村', ['measure']],
    // K27 long headings
    [
      'K27 long headings',
      {
        areas: [
          ...area(0, '', ''),
          `（二）${heads[1]}。`,
          '1.以创建省级农业现代化示范县为抓手，推动种植业、养殖业和加工业协同发展。建成大棚300亩，新增合作社9家。',
          '2.以整治农村人居环境为重点，推动厕所、污水、垃圾治理一体部署。改厕1200户，铺设污水管网30公里。',
          ...area(2, '', ''),
        ],
      },
      '协同发展',
      ['path'],
    ],
    // K30 first promise of a paragraph
    ['K30 open accounts', before('公开惠企政策清单，清理涉企收费。'), '公开惠企政策清单', ['measure']],
    ['K30 set up', before('设立产业发展基金。'), '产业发展基金', ['measure']],
    ['K30 visit', before('开展企业大走访活动。'), '大走访', ['measure']],
  ])('%s', (_, draft, words, kinds) => expect(kindsOf(reading(draft), words)).toEqual(kinds))
})
