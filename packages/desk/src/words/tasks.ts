/** Where a task is in the flow. */
export const statusWords = {
  drafted: '待下达',
  assigned: '待签收',
  refused: '退签待重新下达',
  active: '办理中',
  closed: '已办结',
  'set-aside': '已调整',
} as const

/** 类型 */
export const kindWords = {
  indicator: '指标',
  project: '项目',
  work: '工作',
  livelihood: '民生实事',
  government: '自身建设',
} as const

/** What stands for the area of rows that are no promise of the report. */
export const originWords = { target: '预期目标', outside: '报告以外的任务' } as const

/** Where tasks outside the report are given. */
export const sourceWords = {
  meeting: '会议',
  'superior-document': '上级文件',
  instruction: '领导批示',
  other: '其他',
} as const

/** 公开属性 */
export const disclosureWords = {
  undecided: '未定',
  public: '主动公开',
  'on-request': '依申请公开',
  withheld: '不予公开',
} as const

/** Where a period's report is. */
export const progressWords = {
  draft: '草稿',
  'sent-to-head': '待审签',
  sent: '待审核',
  accepted: '已通过',
  returned: '已退回',
} as const

/** 进度口径: what a task's progress is compared with. */
export const planRuleWords = {
  months: '序时进度',
  curve: '分月节点',
  milestones: '节点完成',
  indicator: '指标数值',
  none: '不计进度',
} as const
