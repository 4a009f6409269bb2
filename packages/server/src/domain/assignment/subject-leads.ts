/** Which kind of unit usually leads a subject; a suggestion a person confirms. */
export interface SubjectLead {
  /** What the words of a task say. */
  readonly subject: RegExp
  /** The subject's name, for the reason that is shown. */
  readonly name: string
  /** Parts of unit names, the likeliest first. */
  readonly units: readonly string[]
}

/** @see the usual division of labour of county governments, 6.4 of the domain reference */
export const subjectLeads: readonly SubjectLead[] = [
  {
    name: '零工市场与就业',
    subject: /零工|就业|技能培训|城镇居民.{0,8}收入|劳动关系|欠薪/,
    units: ['人力资源', '人社', '就业'],
  },
  { name: '财政收入', subject: /一般公共预算|财政收入|财源|税收|政府债务/, units: ['财政', '税务'] },
  {
    name: '经济总量与投资',
    subject: /地区生产总值|固定资产投资|重点工程|重大项目|节能|能耗|价格/,
    units: ['发展和改革', '发改'],
  },
  {
    name: '工业与技改',
    subject: /规上工业|规模以上工业|技改|技术改造|制造业|产业集群|产业链|数字经济|中小企业|专精特新/,
    units: ['工业和信息化', '工信'],
  },
  { name: '招商引资', subject: /招商|签约|外资|营商招引/, units: ['招商', '促进外来投资', '商务'] },
  { name: '消费与外贸', subject: /社会消费品|消费|外贸|进出口|电商|商贸|便民市场/, units: ['商务', '商贸'] },
  {
    name: '农业与粮食',
    subject: /粮食|高标准农田|农村居民.{0,8}收入|农产品|种植|养殖|设施农业|农业/,
    units: ['农业农村', '农业'],
  },
  {
    name: '乡村振兴',
    subject: /乡村振兴|脱贫|防返贫|和美乡村|美丽乡村|人居环境|村集体/,
    units: ['乡村振兴', '农业农村'],
  },
  {
    name: '空气与水质',
    subject: /空气质量|优良天数|降尘|PM2\.?5|断面|水质|污染|环保|生态环境|秸秆/,
    units: ['生态环境', '环保'],
  },
  { name: '水利', subject: /河道|流域|饮水|水库|水利|水源|节水|防汛/, units: ['水务', '水利'] },
  { name: '造林绿化', subject: /造林|绿化|森林|林业|草原|湿地/, units: ['林业', '自然资源'] },
  {
    name: '能源与供热',
    subject: /煤炭|煤层气|清洁取暖|供热|能源|光伏|风电|充电/,
    units: ['能源', '发展和改革', '发改'],
  },
  {
    name: '道路交通',
    subject: /公路|高速|道路(?!交通安全)|客运|物流|桥梁|人行天桥|公交/,
    units: ['交通', '住房和城乡建设', '住建'],
  },
  {
    name: '城市建设',
    subject: /城市更新|棚户|老旧小区|口袋公园|管网|城中村|保障性住房|房地产|燃气/,
    units: ['住房和城乡建设', '住建', '城市管理', '城乡管理'],
  },
  { name: '城市管理', subject: /停车|环卫|垃圾|市容|违建|精细化管理/, units: ['城市管理', '城乡管理', '城管', '住建'] },
  { name: '自然资源', subject: /国土|土地|矿山|采煤沉陷|地质灾害|耕地|不动产/, units: ['自然资源', '规划'] },
  { name: '教育', subject: /学校|教育|高考|幼儿园|中小学|校园|教学/, units: ['教育'] },
  { name: '卫生健康', subject: /医院|医疗|卫生|健康|专家坐诊|托育|疾控|中医/, units: ['卫生健康', '卫健'] },
  { name: '医疗保障', subject: /医保|医疗保障/, units: ['医疗保障', '医保'] },
  { name: '民政与养老', subject: /养老|低保|社会救助|民政|殡葬|社区服务|残疾/, units: ['民政'] },
  { name: '文化与旅游', subject: /旅游|文化|景区|文物|非遗|公共文化|体育/, units: ['文化和旅游', '文旅', '文化'] },
  {
    name: '营商环境与审批',
    subject: /营商环境|审批|放管服|政务服务|一网通办|承诺制|市场主体/,
    units: ['行政审批', '政务服务', '审批'],
  },
  { name: '市场监管', subject: /食品安全|药品|质量强|市场监管|特种设备|知识产权/, units: ['市场监督', '市场监管'] },
  { name: '安全与应急', subject: /安全生产|应急|消防|防灾|隐患|森林防火/, units: ['应急', '消防'] },
  { name: '社会治安', subject: /治安|扫黑|反诈|公安|交通安全|平安建设/, units: ['公安', '政法'] },
  { name: '信访与法治', subject: /信访|矛盾纠纷|法治|普法|调解|行政执法/, units: ['司法', '信访'] },
  { name: '科技创新', subject: /科技|创新平台|研发|高新技术|成果转化/, units: ['科技', '工业和信息化', '工信'] },
  { name: '退役军人', subject: /退役军人|双拥|国防动员/, units: ['退役军人'] },
  {
    name: '政府自身建设',
    subject: /政府自身|廉政|作风|督查|政务公开|依法行政|过紧日子/,
    units: ['政府办', '人民政府办公室'],
  },
]
