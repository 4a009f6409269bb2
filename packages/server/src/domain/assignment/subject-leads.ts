/** Which functions of a government usually lead a subject; a suggestion a person confirms. */
export interface SubjectLead {
  /** The subject's name, for the reason that is shown. */
  readonly name: string
  /** What the words of a task say. */
  readonly subject: RegExp
  /** Names in {@link functionsOf}, the likeliest first. */
  readonly functions: readonly string[]
}

/** @see the usual division of labour of county governments, 6.4 of the domain reference */
export const subjectLeads: readonly SubjectLead[] = [
  {
    name: '经济总量与投资',
    subject:
      /地区生产总值|生产总值|GDP|固定资产投资|预算内投资|重点工程|重大项目|重点项目|节能|能耗|居民消费价格|价格|物价|以工代赈|铁路|产业基地|粮食储备/g,
    functions: ['发改'],
  },
  {
    name: '财政',
    subject:
      /一般公共预算|财政收入|财政赤字|赤字率|财政资金|财政.{0,8}资金|专项债券|政府债[务券]|奖补资金|财源|预算管理/g,
    functions: ['财政', '税务'],
  },
  { name: '税收', subject: /税收|减税|退税|纳税/g, functions: ['税务', '财政'] },
  {
    name: '就业与社会保险',
    subject:
      /零工|就业|岗位|技能培训|城镇居民.{0,8}收入|劳动关系|欠薪|失业保险|工伤保险|养老保险|(?:基本|基础)?养老金|失业率|人才/g,
    functions: ['人社'],
  },
  {
    name: '工业与信息化',
    subject:
      /规上工业|规模以上工业|工业增加值|工业企业|技改|技术改造|制造业|产业集群|产业基地|产业链|数字经济|数字化转型|中小企业|专精特新|汽车|石化|化工|乙烯|装备|生物医药|电子信息|光纤|宽带|5G|通信|标准厂房|工业园/g,
    functions: ['工信', '发改'],
  },
  { name: '科技创新', subject: /科技|科学城|创新平台|研发|高新技术|成果转化|专利/g, functions: ['科技', '工信'] },
  { name: '招商引资', subject: /招商|签约|外资|引进.{0,6}项目/g, functions: ['招商', '商务'] },
  {
    name: '消费与外贸',
    subject:
      /社会消费品|消费券|促消费|外贸|进出口|电商|商贸|农贸市场|便民市场|交易市场|采购.{0,4}中心|商圈|会展|夜间经济/g,
    functions: ['商务', '工信', '市场监管'],
  },
  {
    name: '农业与粮食',
    subject:
      /粮食|高标准农田|农村居民.{0,8}收入|农产品|种植|养殖|设施农业|农业|农机|深松|药用植物|中药材|茶园|果园|畜牧|渔业|农村人居环境|厕所/g,
    functions: ['农业'],
  },
  {
    name: '乡村振兴',
    subject: /乡村振兴|脱贫|扶贫|贫困|防返贫|和美乡村|美丽乡村|村集体/g,
    functions: ['乡村振兴', '农业'],
  },
  {
    name: '空气与水质',
    subject: /空气质量|优良天数|降尘|PM2\.?5|断面|水质|污染|环保|生态环境|秸秆/g,
    functions: ['生态'],
  },
  {
    name: '水利与供水',
    subject: /河道|[河湖].{0,8}治理|流域|饮水|供水|水厂|水库|水利|水源|节水|灌溉|灌渠|防汛|堤防|泵站/g,
    functions: ['水利'],
  },
  {
    name: '造林绿化',
    subject: /造林|绿化|森林|林业|草原|湿地|退耕还林|“三北”|三北/g,
    functions: ['林业', '自然资源', '发改'],
  },
  {
    name: '能源与供热',
    subject: /煤炭|煤层气|清洁取暖|供热|供暖|能源|光伏|风电|充电/g,
    functions: ['能源', '住建', '发改'],
  },
  {
    name: '公路与运输',
    subject: /公路|高速|客运|物流|空港|机场|港口|航道|桥梁|公交|道路(?!交通安全)|高峰堵车|交通/g,
    functions: ['交通', '住建'],
  },
  {
    name: '城市建设',
    subject:
      /城市更新|棚户|老旧小区|口袋公园|公园|管网|管廊|雨污|排水|城中村|保障性住房|住房|危房|住宅|电梯|物业|房地产|燃气|供暖|城市道路|大街|天桥|停车场|污水处理/g,
    functions: ['住建', '城管'],
  },
  { name: '城市管理', subject: /停车|环卫|垃圾|市容|违建|占道|精细化管理/g, functions: ['城管', '住建'] },
  { name: '自然资源', subject: /国土|土地|矿山|采煤沉陷|地质灾害|耕地|不动产/g, functions: ['自然资源'] },
  {
    name: '教育',
    subject:
      /学校|小学|中学|高中|(?<!学习|主题|警示|廉政|法治|国防|党性|宣传|集中)教育|高考|幼儿园|校园|校舍|教学|学位|学生|教师|实训|招生/g,
    functions: ['教育'],
  },
  {
    name: '卫生健康',
    subject:
      /医院|医疗(?!保险|保障)|医技|急救|卫生|健康(?!有序|稳定|平稳|持续|协调|较快|发展|运行|成长)|门诊|手术|筛查|产前|分娩|专家坐诊|托育|疾控|中医|生育/g,
    functions: ['卫健'],
  },
  { name: '医疗保障', subject: /医保|医疗保险|医疗保障|医疗救助/g, functions: ['医保', '卫健'] },
  {
    name: '民政与养老',
    subject: /养老(?!保险|金)|老年|失能|低保|社会救助|民政(?!府)|殡葬|社区服务|孤儿|慈善/g,
    functions: ['民政'],
  },
  { name: '残疾人', subject: /残疾/g, functions: ['残联', '民政'] },
  { name: '人道救助', subject: /红十字|白内障|造血干细胞|救护员/g, functions: ['红十字', '残联', '卫健'] },
  { name: '妇女儿童', subject: /妇女|“?两癌”?|家庭教育/g, functions: ['妇联', '卫健'] },
  {
    name: '文化与旅游',
    subject: /旅游|文化|景区|文物|非遗|图书馆|博物馆|文化馆/g,
    functions: ['文旅'],
  },
  { name: '体育', subject: /体育|健身|足球|赛事/g, functions: ['体育', '文旅', '教育'] },
  {
    name: '营商环境与审批',
    subject: /营商环境|审批|放管服|政务服务|一网通办|承诺制|市场主体/g,
    functions: ['审批', '发改'],
  },
  {
    name: '市场监管',
    subject: /食品|药品安全|质量强|市场监管|特种设备|知识产权|消协|放心消费|退货|农贸市场|消费维权|计量/g,
    functions: ['市场监管'],
  },
  { name: '金融', subject: /金融|上市|普惠贷款|融资/g, functions: ['金融', '财政'] },
  { name: '安全与应急', subject: /安全生产|应急|防灾|隐患|森林防火/g, functions: ['应急', '消防'] },
  { name: '消防', subject: /消防/g, functions: ['消防', '应急'] },
  { name: '社会治安', subject: /治安|扫黑|反诈|公安|交通安全|平安建设|堵车/g, functions: ['公安'] },
  {
    name: '法治',
    subject: /法治|普法|调解|行政执法|法律援助|法律咨询|法律服务|行政复议/g,
    functions: ['司法', '信访'],
  },
  { name: '信访', subject: /信访|矛盾纠纷/g, functions: ['信访', '司法'] },
  { name: '退役军人', subject: /退役军人|双拥|国防动员/g, functions: ['退役军人'] },
  {
    name: '政府自身建设',
    subject: /政府自身|廉政|作风|督查|政务公开|依法行政|过紧日子/g,
    functions: ['政府办'],
  },
]
