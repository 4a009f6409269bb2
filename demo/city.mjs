// 云泽市 does not exist: its name, units, people, report and figures are made up for looking and measuring.

/** The invented place; division codes that begin with 99 are nobody's. */
export const place = {
  code: '990088',
  name: '云泽市',
  level: 'county',
  fictitious: true,
  publisher: '云泽市人民政府办公室（虚构）',
  indexPrefix: 'YZ990088',
  supervisionPhone: '0990-0000000',
}

/** Numbers between 0 and 1, the same for the same seed. */
export function seeded(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Focus and purpose of each area, who leads it there, and what its measures are about. */
/** @type {readonly (readonly [focus: string, purpose: string, units: readonly string[], objects: readonly string[]])[]} */
const areas = [
  [
    '产业升级',
    '做强实体经济',
    ['工信局', '能源局', '招商中心', '开发区'],
    [
      '化工园区循环改造',
      '智能装备产业园',
      '新材料中试基地',
      '光伏组件生产线',
      '绿色矿山',
      '工业互联网平台',
      '食品加工集聚区',
      '中药材深加工',
      '煤层气综合利用',
      '中小企业服务站',
    ],
  ],
  [
    '项目投资',
    '积蓄发展后劲',
    ['发改局', '财政局', '自然资源局', '审批局'],
    [
      '重点项目库',
      '标准厂房',
      '抽水蓄能前期',
      '物流枢纽',
      '冷链仓储基地',
      '专项债券项目',
      '数据中心',
      '检验检测中心',
      '储能电站',
      '园区道路管网',
    ],
  ],
  [
    '乡村振兴',
    '建设和美乡村',
    ['农业农村局', '水务局', '林业局', '供销社'],
    [
      '高标准农田',
      '设施蔬菜大棚',
      '肉牛养殖小区',
      '农村饮水管网',
      '村集体经济',
      '农产品产地冷库',
      '和美乡村示范片',
      '林下经济',
      '灌区节水改造',
      '农机社会化服务',
    ],
  ],
  [
    '城市更新',
    '提升宜居品质',
    ['住建局', '城管局', '交通局', '房产中心'],
    [
      '老旧小区改造',
      '背街小巷整治',
      '供热管网更新',
      '口袋公园',
      '公共停车场',
      '排水防涝管网',
      '燃气管道更换',
      '城市书房',
      '断头路打通',
      '既有住宅加装电梯',
    ],
  ],
  [
    '生态保护',
    '守住绿水青山',
    ['生态环境分局', '水务局', '林业局', '城管局'],
    [
      '泽河岸线治理',
      '清洁取暖',
      '扬尘综合管控',
      '矿山生态修复',
      '秸秆综合利用',
      '污水处理厂扩容',
      '国土绿化',
      '入河排污口整治',
      '黑臭水体治理',
      '再生资源回收',
    ],
  ],
  [
    '改革开放',
    '激发内生动力',
    ['审批局', '市场监管局', '商务局', '国资中心'],
    [
      '高效办成一件事',
      '国有企业改革',
      '招商引资签约',
      '外贸企业培育',
      '信用体系建设',
      '数字政府平台',
      '要素市场化配置',
      '经营主体培育',
      '政府采购改革',
      '开发区管理体制改革',
    ],
  ],
  [
    '民生保障',
    '增进群众福祉',
    ['教育局', '卫健局', '人社局', '民政局', '医保局'],
    [
      '公办幼儿园',
      '县域医共体',
      '职业技能培训',
      '居家养老服务',
      '零工市场',
      '社会救助',
      '全民健身设施',
      '未成年人保护',
      '医保服务下沉',
      '普通高中改善',
    ],
  ],
  [
    '社会治理',
    '筑牢安全底线',
    ['应急局', '公安局', '司法局', '信访局', '消防大队'],
    [
      '安全生产监管',
      '自然灾害监测预警',
      '矛盾纠纷调处',
      '食品药品安全',
      '消防设施补建',
      '道路交通秩序',
      '基层网格服务',
      '信访积案化解',
      '森林防火',
      '公共法律服务',
    ],
  ],
]

const livelihood = [
  ['新建口袋公园8处', '城管局'],
  ['新增公办幼儿园学位900个', '教育局'],
  ['解决12个村的饮水安全问题', '水务局'],
  ['新建充电桩240个', '能源局'],
  ['组织市级以上专家坐诊600场次以上', '卫健局'],
  ['改造老旧小区14个', '住建局'],
  ['新增公共停车位1200个以上', '城管局'],
  ['建设社区老年食堂10个', '民政局'],
  ['建设公益性零工市场2处', '人社局'],
  ['更新城区公交车40辆', '交通局'],
]

const measures = [
  (o, n) => `实施${o}提升工程，新建和改造${n + 3}处，年底前全部建成投用。`,
  (o, n) => `加快推进${o}，完成投资${(n % 9) + 2}.${n % 10}亿元以上。`,
  (o, n) => `健全${o}常态化工作机制，覆盖率达到${90 + (n % 9)}%以上。`,
  (o, n) => `扩大${o}规模，新增${n * 2 + 6}个示范点，9月底前通过验收。`,
  (o, n) => `抓好${o}，力争服务群众${(n % 20) + 3}万人次。`,
  (o) => `持续巩固${o}成果，开展专项检查和问题整改，确保长效运行。`,
]

/** What a commitment is about, and the unit that leads it. */
export function subjectOf(wording) {
  for (const [, , units, objects] of areas) {
    const at = objects.findIndex((object) => wording.includes(object))
    if (at >= 0) return { object: objects[at], lead: units[at % units.length], partner: units[(at + 1) % units.length] }
  }
  const item = livelihood.find(([words]) => wording.includes(words))
  return { object: item ? item[0] : '这项工作', lead: item ? item[1] : '政府办', partner: '财政局' }
}

/** The report: eight areas of thirty measures and ten livelihood items. */
export function reportText(year) {
  const numerals = '一二三四五六七八九十'
  const lines = [
    '云泽市政府工作报告（虚构文本，供演示和测试）',
    `——${year}年1月9日在云泽市第三届人民代表大会第六次会议上`,
    '云泽市人民政府市长  林知远',
    '各位代表：',
    '现在，我代表市人民政府向大会报告工作，请予审议，并请政协委员和列席同志提出意见。',
    `一、${year - 1}年工作回顾`,
    `过去一年，全市地区生产总值完成186.4亿元，增长6.2%；一般公共预算收入9.8亿元，增长5.1%；规模以上工业增加值增长7.4%；城乡居民人均可支配收入分别增长5.6%和7.3%；优良天数比例达到84.6%；接待游客236.8万人次。`,
    `二、${year}年工作安排`,
    '今年经济社会发展主要预期目标是：地区生产总值增长6%左右；规模以上工业增加值增长7%以上；一般公共预算收入增长5%；城镇登记失业率控制在4%以内；居民收入增长与经济增长同步。',
    '围绕上述目标，重点抓好八个方面工作。',
  ]
  let n = 0
  areas.forEach(([focus, purpose, , objects], a) => {
    lines.push(`（${numerals[a]}）聚焦${focus}，${purpose}。`)
    for (const [i, object] of objects.entries())
      lines.push([0, 1, 2].map((k) => measures[(i + k * 2 + (k === 2 ? 1 : 0)) % 6](object, (n++ * 7) % 23)).join(''))
  })
  lines.push('三、办好10件民生实事')
  livelihood.forEach(([words], i) => {
    lines.push(`${i + 1}．${words}。`)
  })
  lines.push('各位代表！让我们一步一个脚印，把答应的事办好，为建设美丽云泽而努力！')
  return lines.join('\n')
}

const departments =
  '政府办:人民政府办公室,发改局:发展和改革局,工信局:工业和信息化局,教育局:教育局,公安局:公安局,民政局:民政局,司法局:司法局,财政局:财政局,人社局:人力资源和社会保障局,自然资源局:自然资源局,住建局:住房和城乡建设局,城管局:城市管理局,交通局:交通运输局,水务局:水务局,农业农村局:农业农村局,商务局:商务局,卫健局:卫生健康局,应急局:应急管理局,审批局:行政审批服务管理局,市场监管局:市场监督管理局,医保局:医疗保障局,能源局:能源局,林业局:林业局,信访局:信访局,国资中心:国有资产运营中心,招商中心:招商投资促进中心,房产中心:房产服务中心,供销社:供销合作社,生态环境分局:生态环境局云泽分局,消防大队:消防救援大队,开发区:经济开发区管委会'
const townships = ['河湾街道', '泽东街道', '泽西街道', '石桥镇', '柳林镇', '青岭镇', '白水乡', '松坪乡', '南坡乡']

/** Forty units. */
export const units = [
  ...departments.split(',').map((pair, i) => {
    const [shortName, name] = pair.split(':')
    const kind = shortName === '政府办' ? 'office' : 'department'
    return {
      code: `yz-${String(i + 1).padStart(2, '0')}`,
      name: `云泽市${name}`.replace('云泽市生态环境局云泽分局', '生态环境局云泽分局'),
      shortName,
      kind,
    }
  }),
  ...townships.map((name, i) => ({
    code: `yz-${i + 32}`,
    name: `${name}${name.endsWith('街道') ? '办事处' : '人民政府'}`,
    shortName: name,
    kind: 'township',
  })),
]

const surnames =
  '林周吴郑冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹柏窦章苏潘葛范彭鲁韦马苗方任袁柳史唐薛雷贺倪汤'
const given = [
  '知远',
  '若谷',
  '明川',
  '思齐',
  '清和',
  '景行',
  '安澜',
  '书白',
  '予舒',
  '慕青',
  '文渊',
  '立言',
  '怀瑾',
  '承志',
  '静姝',
  '子衿',
  '嘉木',
  '望舒',
  '云帆',
  '南乔',
  '维桢',
  '乐水',
  '秉文',
  '以宁',
  '向晚',
]

/** The n-th person's name; none twice within a thousand. */
export const personName = (n) =>
  surnames[(n * 7) % surnames.length] + given[(n + Math.floor(n / surnames.length) * 3) % given.length]

/** What a part of a commitment says, when it was split. */
export const partWords = [
  (o) => `制定${o}年度工作方案，明确任务清单、责任分工和时间安排。`,
  (o) => `落实${o}所需资金和用地，完成立项、招标等前期手续。`,
  (o) => `组织${o}现场实施，按月完成计划工作量。`,
  (o) => `加强${o}质量和安全监管，发现的问题按期整改到位。`,
  (o) => `完成${o}验收和移交，建立后续管护办法。`,
  (o) => `做好${o}政策宣传和群众意见办理。`,
  (o) => `汇总${o}数据，建立台账并按期报送。`,
  (o) => `总结${o}经验，提出下一年度安排建议。`,
  (o) => `督促乡镇街道落实${o}属地责任。`,
]

const stages = [
  ['正在编制实施方案，已征求有关单位意见', '已召开协调会，明确分工和时间安排', '完成现场踏勘，资金申请已报财政部门'],
  [
    '前期手续办理过半，招标文件已经审定',
    '施工和服务单位已经确定，人员设备陆续进场',
    '首批工作已经启动，示范点先行实施',
  ],
  ['主体工作按计划推进，完成工作量过半', '现场施工正常，重点部位已经通过检查', '各乡镇街道同步实施，进度总体均衡'],
  ['主体工作基本完成，正在收尾和自查', '已完成大部分任务，剩余点位正在扫尾', '正在组织分项验收，问题清单逐项销号'],
  ['任务全部完成，已通过验收并投入使用', '已全部完成并移交管护单位', '全年任务提前完成，转入常态管理'],
]

/** What a unit reports of the month. */
export function situation(random, object, month, percent) {
  const stage =
    percent === null ? Math.min(4, Math.floor(month / 3)) : Math.max(0, Math.min(4, Math.floor(percent / 25)))
  const words = stages[stage][Math.floor(random() * 3)]
  return `截至${month}月底，${object}${words}${percent === null ? '' : `，累计完成年度任务的${percent}%`}。`
}

export const problems = [
  '部分点位协调难度较大，进场时间推迟。',
  '配套资金到位较慢，影响后续采购。',
  '连续降雨影响室外作业。',
  '个别住户意见尚未统一，需继续做工作。',
  '技术人员不足，检测排期较满。',
]
export const nextSteps = [
  '下月完成剩余点位进场，加快形成实物工作量。',
  '倒排工期，每周调度一次，确保按节点完成。',
  '对照清单逐项自查，月底前完成整改。',
  '协调有关单位加快手续办理，尽快开工。',
]
export const coordination = [
  '请财政部门协调尽快拨付配套资金。',
  '请相关乡镇街道协助做好群众工作。',
  '请审批部门指导办理用地手续。',
]
export const returnReasons = [
  '进展描述过于笼统，请补充本月完成的具体工作量。',
  '累计进度低于上月，请核对数据并说明原因。',
  '佐证材料与填报内容不一致，请重新上传。',
  '请写明数据来源和截止日期。',
]
export const refusalReasons = [
  '该项工作的主管部门不是本单位，建议由主管部门牵头。',
  '机构改革后职能已划转，请重新确定牵头单位。',
]

/** Indicators, one of each rule; every one fits any object. */
export const indicators = [
  { rule: 'share', name: '完成投资', unit: '亿元', op: '>=', value: 12, text: null, base: null, nature: 'expected' },
  { rule: 'growth', name: '增加值增速', unit: '%', op: '~', value: 6, text: null, base: null, nature: 'expected' },
  {
    rule: 'lower',
    name: '细颗粒物平均浓度',
    unit: '微克/立方米',
    op: '<=',
    value: 34,
    text: null,
    base: null,
    nature: 'binding',
  },
  {
    rule: 'reduction',
    name: '单位能耗',
    unit: '吨标准煤/万元',
    op: '<=',
    value: 0.88,
    text: null,
    base: 0.93,
    nature: 'binding',
  },
  { rule: 'rank', name: '综合排名', unit: '位', op: 'rank<=', value: 3, text: null, base: null, nature: 'expected' },
  {
    rule: 'grade',
    name: '泽河出境断面水质',
    unit: '',
    op: 'grade',
    value: null,
    text: 'Ⅲ类',
    base: null,
    nature: 'binding',
  },
  {
    rule: 'maintained',
    name: '服务覆盖率',
    unit: '%',
    op: '>=',
    value: 100,
    text: null,
    base: null,
    nature: 'expected',
  },
  { rule: 'done', name: '平台建成投用', unit: '%', op: 'done', value: 100, text: null, base: null, nature: null },
]
