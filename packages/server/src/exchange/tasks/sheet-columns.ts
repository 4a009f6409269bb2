/** A column of the task table as it goes out; those that are `taken` are read from a file that comes back. */
export interface SheetColumn {
  readonly field: SheetField
  readonly title: string
  /** In half-width characters. */
  readonly width: number
  /** Whether a change made in a file is taken; the others only tell. */
  readonly taken: boolean
  /** Whether it belongs to the table by which work is handed out; the rest is of the year's progress. */
  readonly planning: boolean
  /** Whether only a sheet of chosen columns has it. */
  readonly chosenOnly: boolean
  /** Whether it is left out where no row says anything in it. */
  readonly ifSaid: boolean
  /** What else offices call it, without blanks and brackets. */
  readonly synonyms: readonly string[]
}

/** A field of a task that a column of the table can stand for. */
export type SheetField = keyof typeof named

/** A column of a file: one of ours, or none. */
export type MappedField = SheetField | 'mark' | 'out'

type Part = 'taken' | 'told' | 'progress' | 'of-groups' | 'of-stages' | 'chosen'

const column = (title: string, width: number, is: Part, ...synonyms: string[]) => ({
  title,
  width,
  taken: is === 'taken' || is === 'of-groups',
  planning: is === 'taken' || is === 'told' || is === 'of-groups' || is === 'of-stages',
  chosenOnly: is === 'chosen',
  ifSaid: is === 'of-groups' || is === 'of-stages',
  synonyms,
})

const named = {
  year: column('年度', 6, 'progress', '年份'),
  number: column('序号', 7, 'told', '编号', '任务序号', '总序号', '项目序号'),
  area: column('重点领域', 13, 'told', '板块', '方面', '类别', '工作类别', '领域', '一级指标', '重点工作'),
  section: column('小节', 12, 'progress', '二级', '分项', '重点工作内容'),
  adopted: column('报告原文', 34, 'told', '报告表述', '报告内容', '政府工作报告原文', '工作报告原文', '目标任务原文'),
  wording: column(
    '任务内容',
    38,
    'taken',
    '任务',
    '目标任务',
    '重点工作任务',
    '重点任务',
    '工作任务',
    '主要任务',
    '具体任务',
    '具体任务分解',
    '具体任务分解主要任务',
    '任务分解',
    '内容与要求',
    '项目内容',
    '工作内容',
    '内容',
    '任务事项',
    '事项',
  ),
  kind: column('类型', 9, 'taken', '任务类型', '事项类型'),
  requirement: column('目标要求', 22, 'taken', '年度目标', '工作目标', '目标', '量化目标', '预期目标', '完成标准'),
  stages: column('项目阶段', 22, 'of-stages', '分阶段目标', '各阶段目标'),
  leader: column(
    '牵头领导',
    10,
    'taken',
    '牵头市领导',
    '牵头县领导',
    '牵头区领导',
    '牵头责任领导',
    '分管领导',
    '责任领导',
    '包联领导',
    '分管市领导',
    '分管县领导',
    '分管区领导',
  ),
  leads: column(
    '牵头单位',
    14,
    'taken',
    '责任单位',
    '主要责任单位',
    '牵头责任单位',
    '牵头部门',
    '主办单位',
    '责任部门',
    '主责单位',
    '第一责任单位',
  ),
  members: column('集体单位成员', 18, 'of-groups', '集体成员'),
  speaker: column('填报方式', 13, 'of-groups'),
  partners: column(
    '配合单位',
    18,
    'taken',
    '协同配合单位',
    '协同责任单位',
    '协办单位',
    '配合部门',
    '协同单位',
    '参与单位',
    '其他责任单位',
  ),
  officer: column('责任人', 9, 'taken', '联系人', '责任人联系人', '承办人', '具体责任人', '经办人'),
  due: column('完成时限', 13, 'taken', '时限', '完成时间', '办结时限', '截止时间', '完成期限', '时间节点', '时限要求'),
  milestones: column('节点', 22, 'progress', '分月节点', '分季节点', '进度安排', '时序进度安排', '阶段目标'),
  source: column('数据来源单位', 12, 'taken', '数据来源', '数据单位'),
  progress: column('进度', 22, 'progress', '进展情况', '当前进度', '工作进展', '最新进展', '完成情况'),
  problems: column('存在问题', 16, 'progress', '问题', '存在的问题', '困难问题'),
  nextStep: column('下步措施', 16, 'progress', '下一步措施', '下一步工作', '下步打算', '下一步打算', '下步工作'),
  coordination: column('需协调事项', 14, 'progress', '需协调解决事项', '需要协调的事项', '协调事项'),
  light: column('亮灯', 9, 'progress', '亮灯情况', '灯色', '状态'),
  disclosure: column('公开属性', 10, 'taken', '公开方式', '是否公开'),
  continuous: column('持续推进', 9, 'chosen'),
  emphasised: column('重点标记', 9, 'chosen'),
  plan: column('进度口径', 10, 'chosen'),
  nodes: column('节点数', 7, 'chosen'),
  indicators: column('指标数', 7, 'chosen'),
  report: column('本期填报', 10, 'chosen'),
  status: column('任务状态', 11, 'chosen'),
  remark: column('备注', 14, 'taken', '说明', '附注'),
} as const

/** All columns, in the order in which they stand. */
export const sheetColumns: readonly SheetColumn[] = Object.entries(named).map(([field, rest]) => ({
  field: field as SheetField,
  ...rest,
}))

/** All fields, as a body of a request names them. */
export const sheetFields = Object.keys(named) as SheetField[]

/** The title of a field, 牵头单位. */
export const titleOf = (field: SheetField): string => named[field].title

/** Heads of the hidden columns by which an edited file is matched again. */
export const hiddenHeads = { mark: '落实任务标识（请勿改动）', out: '落实导出内容（请勿改动）' } as const

/** The bare words of a head: `牵头 单位（盖章）` → `牵头单位`. */
export function bareHead(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const byWords: ReadonlyMap<string, MappedField> = new Map([
  ...sheetColumns.flatMap(({ field, title, synonyms }) =>
    [title, ...synonyms].map((words): [string, MappedField] => [words, field]),
  ),
  [bareHead(hiddenHeads.mark), 'mark'],
  [bareHead(hiddenHeads.out), 'out'],
])

/** The field that a head names; undefined when it names none that is known. */
export const fieldOf = (head: string): MappedField | undefined => byWords.get(bareHead(head))
