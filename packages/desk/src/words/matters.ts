import type {
  MatterDetail,
  MatterListed,
  MatterStanding,
  MatterStateWords,
} from '@luoshi/server/desk/matters/matter-routes.ts'

type MatterAct = MatterDetail['acts'][number]
type Step = MatterDetail['dues'][number]['step']

/** Where a matter stands: the server's words, which the type holds exactly. */
export const matterStateWords: MatterStateWords = {
  draft: '草拟',
  proposed: '待审核立项',
  registered: '已立项',
  'handed-out': '待签收',
  refused: '待重新交办',
  active: '办理中',
  reported: '待审核',
  'extension-asked': '延期待初审',
  'extension-reviewed': '延期待批',
  'close-asked': '办结待审',
  closed: '已办结',
  'struck-off': '已销号',
  suspended: '已中止',
  adjusted: '已调整',
  terminated: '已终止',
  discarded: '已作废',
}

/** What is done to a matter: on its button, and in its history. */
export const matterActWords: Readonly<Record<MatterAct, string>> = {
  propose: '提请立项',
  withdraw: '撤回',
  'send-back': '退回修改',
  discard: '作废草稿',
  approve: '批准立项',
  'hand-out': '交办',
  sign: '签收',
  refuse: '退签',
  'feed-back': '反馈办理情况',
  accept: '通过反馈',
  return: '退回反馈',
  'ask-extension': '申请延期',
  'review-extension': '初审延期',
  'grant-extension': '同意延期',
  'deny-extension': '不同意延期',
  'ask-close': '申请办结',
  verify: '复核通过',
  'return-close': '退回继续办理',
  'strike-off': '销号',
  suspend: '中止',
  adjust: '调整',
  terminate: '终止',
}

/** Kinds of matters in Chinese. */
export const matterKindWords: Readonly<Record<MatterListed['kind'], string>> = {
  daily: '日常督办',
  special: '专项督查',
  comprehensive: '综合督查',
  event: '事件调查',
  clue: '线索核查',
}

/** Sources of matters in Chinese. */
export const matterSourceWords: Readonly<Record<MatterDetail['source'], string>> = {
  task: '年度任务',
  instruction: '领导批示',
  meeting: '会议议定',
  order: '上级交办',
  clue: '线索',
  inspection: '督查发现',
}

/** The importance of a matter in Chinese. */
export const importanceWords = { ordinary: '一般', major: '重大复杂' } as const

/** Grades of the appraisal in Chinese. */
export const gradeWords = { excellent: '优秀', good: '良好', passed: '合格', failed: '不合格' } as const

/** The steps of a clock. */
export const clockStepWords: Readonly<Record<Step, string>> = {
  deploy: '研究部署',
  feedback: '反馈情况',
  milestone: '办理节点',
  settle: '办结',
}

/** A step of a clock as it is called: 反馈情况, or 办理节点 2 with what it is to reach. */
export const stepWords = ({ step, node }: { readonly step: Step; readonly node: number }): string =>
  node > 0 ? `${clockStepWords[step]} ${node}` : clockStepWords[step]

/** Where a matter stands against its clock, with a mark beside the colour; nothing is said where it is in time. */
export const standingWords: Readonly<Record<MatterStanding, { readonly words: string; readonly look: string } | null>> =
  {
    none: null,
    'in-time': null,
    soon: { words: '▲ 临期', look: 'state state-amber' },
    today: { words: '▲ 今日到期', look: 'state state-amber' },
    overdue: { words: '■ 逾期', look: 'state state-red' },
  }

/** `〔2026〕12号`; empty before 立项. */
export const matterNumber = ({ year, ordinal }: Pick<MatterListed, 'year' | 'ordinal'>): string =>
  year === null || ordinal === null ? '' : `〔${year}〕${ordinal}号`

type Slip = MatterDetail['slips'][number]

/** Colours of slips in Chinese. */
export const slipColourWords: Readonly<Record<Slip['colour'], string>> = {
  blue: '蓝色督查单',
  orange: '橙色督查单',
  red: '红色督查单',
}

/** States of slips in Chinese, as what they wait for. */
export const slipStateWords: Readonly<Record<Slip['state'], string>> = {
  drafted: '待核稿',
  checked: '待签发',
  issued: '待签收',
  served: '待答复',
  answered: '已答复',
  settled: '已办结',
  'found-wanting': '认定无正当理由',
  revoked: '已撤销',
}

/** Acts on slips in Chinese, as on their buttons. */
export const slipActWords: Readonly<Record<Slip['acts'][number], string>> = {
  check: '核稿通过',
  'send-back': '退回修改',
  issue: '签发',
  receive: '签收督查单',
  answer: '答复督查单',
  settle: '办结督查单',
  find: '认定无正当理由',
  revoke: '撤销督查单',
}

/** Why a slip is given; each colour has its own for being given directly. */
export const slipGroundWords: Readonly<Record<Slip['ground'], string>> = {
  slow: '进展缓慢',
  quality: '质量不高',
  'short-limit': '时限较紧的重要事项',
  major: '重大事项',
  urgent: '紧急事项',
  sudden: '突发事项',
  instruction: '领导重要批示',
  special: '需要特事特办',
}

/** The grounds that a colour may be given on. */
export const slipGrounds: Readonly<Record<Slip['colour'], readonly Slip['ground'][]>> = {
  blue: ['slow', 'quality', 'short-limit'],
  orange: ['slow', 'quality', 'major', 'urgent', 'sudden', 'instruction'],
  red: ['slow', 'quality', 'special'],
}

/** `蓝督〔2031〕3号`; empty before 签发. */
export const slipNumberWords = ({ colour, year, ordinal }: Pick<Slip, 'colour' | 'year' | 'ordinal'>): string =>
  year === null || ordinal === null ? '' : `${slipColourWords[colour].slice(0, 1)}督${matterNumber({ year, ordinal })}`
