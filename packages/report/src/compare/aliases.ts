/**
 * Short forms and other words for the same thing, a group a line: what one report calls 规上企业 the next calls
 * 规模以上企业; 欠薪 is what 农民工工资 is about. Only words of the whole country's administration, none of a place.
 */
const groups = `
规上 规模以上
专精特新 小巨人 单项冠军 瞪羚企业
双招双引 招商引资 招才引智
放管服 简政放权 行政审批 政务服务
一网通办 网上办理 一窗受理 政务服务
营商环境 惠企政策 助企纾困
减税降费 留抵退税 税费减免
高企 高新技术企业
科小 科技型中小企业
科技创新 研发投入 专利
人才 引才 技能人才 职业技能
数字经济 大数据 5G 智慧城市
开发区 园区 产业园 标准厂房
批而未供 闲置土地 低效用地 标准地
民营经济 市场主体 个体工商户 经营主体
物流 冷链 仓储 快递
国企改革 国有资产 国有企业
产学研 校企合作 院士工作站
两化融合 上云 数字化转型 智能化改造
技改 技术改造 设备更新
亩均效益 亩产效益
三品一标 绿色食品 有机农产品 地理标志 无公害农产品
高标准农田 藏粮于地 藏粮于技
新型经营主体 农民合作社 家庭农场
种养大户 规模养殖 标准化养殖
厕所革命 户厕 改厕
四好农村路 农村公路 通村路
农村饮水安全 农村供水 自来水
人居环境整治 村庄清洁 清洁行动 户厕 生活垃圾 生活污水 美丽乡村
面源污染 畜禽粪污 秸秆 化肥 农药 农膜
耕地保护 非农化 非粮化 撂荒 占补平衡
防返贫 脱贫攻坚 乡村振兴衔接
村集体经济 集体收入
两违 违法建设 违建 违法占地
双修 城市更新 老旧小区改造
棚改 棚户区改造 安置房
保交楼 烂尾 房地产 保障性住房 公租房
停车位 停车场 充电桩
垃圾分类 垃圾焚烧 环卫
海绵城市 雨污分流 排水防涝
公园 绿地 游园 绿道
断头路 市政道路 城区道路
治超 超限超载 货车超限
散乱污 工业污染 大气污染
蓝天保卫战 空气质量 优良天数 PM2.5 臭氧
碧水保卫战 水环境 断面水质 黑臭水体
净土保卫战 土壤污染 安全利用
造林 绿化 植树 国土绿化
河长制 湖长制 河道治理
双碳 碳达峰 能耗 节能降耗
清洁取暖 煤改电 煤改气 集中供热 供暖
欠薪 农民工工资 根治欠薪
就业 创业 公益性岗位 零就业
一老一小 养老 托育 婴幼儿照护
低保 特困 救助 兜底保障
医共体 医联体 分级诊疗 基层医疗 卫生院 村卫生室 家庭医生
疫情防控 疫苗 核酸
养老机构 敬老院 居家养老 幸福院 养老服务
幼儿园 学前教育 普惠园 学位
骗保 医保基金
双减 义务教育 教育集团 集团化办学
残疾人 助残
退役军人 退役士兵 双拥 优抚 抚恤
公交 客运 公共交通
水库 灌区 除险加固 水利
地下水 超采 节水
光伏 风电 新能源 储能
扬尘 重污染天气 错峰生产 削峰
林长制 森林 防火
矿山 采空区 塌陷 绿色矿山
食品药品 食安 药械 餐饮 舌尖
安全生产 隐患排查 消防 事故
应急 防灾减灾 防汛 地震
信访 接访 积案 矛盾纠纷 调解
枫桥经验 网格化 基层治理 社会治理
扫黑除恶 黑恶势力 恶势力
严打 打击犯罪 命案 两抢 警务 治安
电信诈骗 反诈 断卡 养老诈骗
非法集资 金融风险 不良贷款
普惠金融 小微企业贷款 信贷 授信 融资
政府债务 专项债 债券
三公经费 过紧日子 厉行节约
八项规定 四风 作风建设
三重一大 行政决策 法律顾问 依法行政
人大建议 政协提案 议案 建议提案
从严治党 党风廉政 反腐败 廉洁政府
政务公开 信息公开
12345 接诉即办 政务热线 市民诉求
殡葬 公墓 移风易俗
文明实践 志愿服务 文明城市
图书馆 文化馆 博物馆 农家书屋
法律援助 公共法律服务 普法
文化惠民 送戏下乡 文艺演出 广场舞
全民健身 体育场地 健身器材 运动会
非遗 文物保护 文化遗产
全域旅游 文旅融合 景区 研学
电商 直播 网络零售
夜经济 商圈 步行街 消费季
外贸 进出口 跨境电商
`

/** Which other words stand for what a text names, each word once; empty for most texts. */
export function aliasesIn(text: string): string[] {
  const found = new Set<string>()
  for (const group of table)
    if (group.some((word) => text.includes(word))) for (const word of group) if (!text.includes(word)) found.add(word)
  return [...found]
}

/** Which lines of the table a text has a word of: two sentences with a line in common speak of one subject. */
export const subjectsIn = (text: string): ReadonlySet<number> =>
  new Set(table.flatMap((group, line) => (group.some((word) => text.includes(word)) ? [line] : [])))

const table = groups
  .trim()
  .split('\n')
  .map((line) => line.split(' '))
