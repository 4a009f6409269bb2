import { chineseDay } from '../day.ts'
import { shares } from '../judging/points.ts'
import { lightNames, shownLights } from '../judging/shown-light.ts'
import type { BulletinFigures, BulletinRow, BulletinSection, FigureKey, Piece, SectionKey } from './bulletin-facts.ts'
import { type BulletinSpan, beforeWords, spanWords } from './bulletin-span.ts'

/** The computed parts of a bulletin, as sentences of official style in which each number opens its rows. */
export function bulletinSections(
  span: BulletinSpan,
  cutOff: string,
  figures: BulletinFigures,
  wanted: readonly SectionKey[],
): BulletinSection[] {
  const writer = { span, cutOff, figures, in: spanWords(span) }
  return wanted.map((key) => ({ key, heading: headings[key], paragraphs: writers[key](writer) }))
}

/** Sections that tell of what the office did beside the tasks, by what of it lies in the span. */
const besideTasks: Readonly<Partial<Record<SectionKey, readonly FigureKey[]>>> = {
  matters: ['handed-out', 'settled', 'slips'],
  burden: ['asked-urges', 'slips', 'asked-inspections', 'asked-questions'],
}

/**
 * Those of the wanted sections that have something to tell: all where a task is in the scope; else, as before the plan of a year
 * is handed out, those of matters and of what units were asked for, as far as there is any.
 */
export const sectionsToTell = (wanted: readonly SectionKey[], figures: BulletinFigures): readonly SectionKey[] =>
  figures.all.length > 0
    ? wanted
    : wanted.filter((key) => besideTasks[key]?.some((figure) => figures[figure].length > 0))

const headings: Readonly<Record<SectionKey, string>> = {
  lights: '总体情况',
  turned: '变化情况',
  reports: '填报情况',
  matters: '督办情况',
  closed: '办结和超额完成情况',
  burden: '减轻基层负担情况',
}

interface Writer {
  readonly span: BulletinSpan
  readonly cutOff: string
  readonly figures: BulletinFigures
  /** `2031年9月` */
  readonly in: string
}

const writers: Readonly<Record<SectionKey, (of: Writer) => Piece[][]>> = {
  lights: ({ span, cutOff, figures, in: when }) => {
    const present = shownLights.filter((light) => figures[light].length > 0)
    const parts = shares(present.map((light) => figures[light].length))
    const told = present.flatMap((light, index): Piece[] => [
      `${index > 0 ? '，' : ''}${lightNames[light]}`,
      number(figures, light, '项'),
      `、占${(parts[index] ?? 0).toFixed(1)}%`,
    ])
    return [
      [
        `截至${chineseDay(cutOff)}，${span.year}年政府工作报告已下达任务`,
        number(figures, 'all', '项'),
        `。${when}，`,
        ...(told.length > 0 ? told : ['没有任务']),
        '。',
      ],
      ...listed('严重滞后的任务', figures.red),
    ]
  },
  turned: ({ span, figures }) => [
    span.from === 1
      ? ['本年没有可以相比的上期。']
      : [
          `与${beforeWords[span.kind]}相比，转差`,
          number(figures, 'worse', '项'),
          '，其中转为严重滞后',
          number(figures, 'turned-red', '项'),
          '；转好',
          number(figures, 'better', '项'),
          '；新增未按期填报',
          number(figures, 'newly-late', '项'),
          '。',
        ],
    ...listed('转为严重滞后的任务', figures['turned-red']),
  ],
  reports: ({ figures, in: when }) => {
    if (figures.owing.length === 0) return [[`${when}应报送的进展均已报送。`]]
    const units = [...Map.groupBy(figures.owing, ({ unit }) => unit)].sort((a, b) => b[1].length - a[1].length)
    return [
      [
        `${when}应报送的进展中，尚未报送`,
        number(figures, 'owing', '项'),
        `：${units.map(([unit, rows]) => `${unit}${rows.length}项`).join('，')}。`,
      ],
    ]
  },
  matters: ({ figures, in: when }) => [
    [
      `${when}交办督办事项`,
      number(figures, 'handed-out', '件'),
      '，办结',
      number(figures, 'settled', '件'),
      '；目前在办',
      number(figures, 'running', '件'),
      '，其中逾期',
      number(figures, 'overdue', '件'),
      '。签发督查单',
      number(figures, 'slips', '份'),
      '，其中蓝色',
      number(figures, 'slips-blue', '份'),
      '、橙色',
      number(figures, 'slips-orange', '份'),
      '、红色',
      number(figures, 'slips-red', '份'),
      '。',
    ],
    ...listed('逾期的督办事项', figures.overdue),
  ],
  closed: ({ figures, in: when }) => [
    [`${when}核验办结任务`, number(figures, 'closed', '项'), '；超过全年目标', number(figures, 'beyond', '项'), '。'],
    ...listed('办结的任务', figures.closed),
    ...listed('超过全年目标的任务', figures.beyond),
  ],
  burden: ({ figures, in: when }) => [
    [
      `${when}向各单位催报催办`,
      number(figures, 'asked-urges', '次'),
      '，发督查单',
      number(figures, 'slips', '份'),
      '，开展督查',
      number(figures, 'asked-inspections', '家次'),
      '，退回填报追问',
      number(figures, 'asked-questions', '次'),
      '；同一事项以两种以上方式重复索要',
      number(figures, 'asked-twice', '项次'),
      '。',
    ],
  ],
}

const number = (figures: BulletinFigures, figure: FigureKey, of: string): Piece => ({
  figure,
  count: figures[figure].length,
  of,
})

/** A list in a paragraph of its own, a row after another; nothing where there is none. */
function listed(title: string, rows: readonly BulletinRow[]): Piece[][] {
  if (rows.length === 0) return []
  return [
    [`${title}：`],
    ...rows.map((row) => [
      `${row.number}（${row.unit}）${row.words.replace(/[。；]$/, '')}${row.note ? `（${row.note}）` : ''}。`,
    ]),
  ]
}

/** A paragraph as plain words. */
export const plainWords = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : `${piece.count}${piece.of ?? ''}`)).join('')
