import type { FormIndicator, ProgressContent } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { Input, InputNumber, Select } from 'antd'

type Figure = ProgressContent['figures'][number]

/** The indicators of a task, with the figures of this report and the last one. */
interface FigureFieldsProps {
  readonly indicators: readonly FormIndicator[]
  readonly figures: readonly Figure[]
  /** What was last reported, to be looked at beside. */
  readonly before: readonly Figure[]
  readonly year: number
  /** The last month of the report's period: a new figure speaks of it until another is chosen. */
  readonly month: number
  readonly readOnly: boolean
  readonly onChange: (figures: readonly Figure[]) => void
}

/** 指标数值: a row an indicator, each with the months it speaks of. */
export function FigureFields({ indicators, figures, before, year, month, readOnly, onChange }: FigureFieldsProps) {
  if (indicators.length === 0) return null
  const of = (indicator: FormIndicator): Figure =>
    figures.find(({ taskIndicatorId }) => taskIndicatorId === indicator.taskIndicatorId) ?? {
      taskIndicatorId: indicator.taskIndicatorId,
      value: null,
      text: null,
      among: null,
      period: through(year, month),
      cutOff: null,
      source: null,
    }
  const put = (indicator: FormIndicator, part: Partial<Figure>) => {
    const changed = { ...of(indicator), ...part }
    onChange([...figures.filter(({ taskIndicatorId }) => taskIndicatorId !== indicator.taskIndicatorId), changed])
  }
  return (
    <fieldset className="form-part">
      <legend>指标数值</legend>
      {indicators.map((indicator) => {
        const figure = of(indicator)
        const last = before.find(({ taskIndicatorId }) => taskIndicatorId === indicator.taskIndicatorId)
        return (
          <div className="figure-row" key={indicator.taskIndicatorId}>
            <span>
              {indicator.name}
              <span className="soft">
                {' '}
                目标 {targetWords(indicator)}
                {last && `，上期 ${last.value ?? last.text ?? '未填'}${indicator.unit}`}
              </span>
            </span>
            {indicator.rule === 'grade' || indicator.rule === 'done' || indicator.rule === 'maintained' ? (
              <Input
                aria-label={indicator.name}
                readOnly={readOnly}
                value={figure.text ?? ''}
                placeholder={indicator.rule === 'grade' ? '如 Ⅱ类' : '如 已完成、保持'}
                onChange={(event) => put(indicator, { text: event.target.value || null })}
              />
            ) : (
              <InputNumber
                aria-label={indicator.name}
                stringMode
                controls={false}
                readOnly={readOnly}
                suffix={indicator.unit}
                value={figure.value}
                onChange={(value) => put(indicator, { value: value === null ? null : String(value) })}
              />
            )}
            {indicator.rule === 'rank' && (
              <InputNumber
                aria-label={`${indicator.name} 参评总数`}
                min={1}
                controls={false}
                readOnly={readOnly}
                prefix="共"
                suffix="个"
                value={figure.among}
                onChange={(among) => put(indicator, { among })}
              />
            )}
            <Select
              aria-label={`${indicator.name} 数据所属期`}
              disabled={readOnly}
              value={figure.period ? monthOf(figure.period[1]) : month}
              options={Array.from({ length: 12 }, (_, index) => ({
                value: index + 1,
                label: index === 0 ? '1月' : `1—${index + 1}月`,
              }))}
              onChange={(chosen) => put(indicator, { period: through(year, chosen) })}
            />
          </div>
        )
      })}
    </fieldset>
  )
}

/** `[1 January, the day after the month's last)` */
function through(year: number, month: number): [string, string] {
  const end = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return [`${year}-01-01`, end]
}

/** The month before a day that begins one. */
const monthOf = (day: string) => ((Number(day.slice(5, 7)) + 10) % 12) + 1

const opWords: Readonly<Record<string, string>> = {
  '>=': '不低于',
  '<=': '不高于',
  '>': '高于',
  '<': '低于',
  '~': '约',
}

function targetWords({ op, value, valueMax, valueText, unit }: FormIndicator): string {
  if (valueText) return valueText
  if (value === null) return '未定'
  return valueMax === null ? `${opWords[op] ?? ''}${value}${unit}` : `${value}—${valueMax}${unit}`
}
