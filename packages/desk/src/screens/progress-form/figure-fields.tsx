import type { FormIndicator, ProgressContent } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { Input, Radio, Select } from 'antd'
import { CountField, FigureField } from '../../parts/number-field.tsx'
import { falls, stagedName, targetWords } from '../../words/indicators.ts'

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
              {stagedName(indicator)}
              <span className="soft">
                {' '}
                目标 {targetWords(indicator)}
                {last && `，上期 ${last.value ?? last.text ?? '未填'}${indicator.unit}`}
              </span>
            </span>
            {indicator.rule === 'grade' || indicator.rule === 'done' || indicator.rule === 'maintained' ? (
              <Input
                aria-label={stagedName(indicator)}
                readOnly={readOnly}
                value={figure.text ?? ''}
                placeholder={indicator.rule === 'grade' ? '如 Ⅱ类' : '如 已完成、保持'}
                onChange={(event) => put(indicator, { text: event.target.value || null })}
              />
            ) : (
              <span className="figure-value">
                {falls(indicator) && (
                  <Radio.Group
                    aria-label={`${stagedName(indicator)} 升降`}
                    size="small"
                    optionType="button"
                    disabled={readOnly}
                    options={['下降', '上升']}
                    value={directionOf(indicator, figure)}
                    onChange={({ target }) => put(indicator, directed(indicator, figure.value, String(target.value)))}
                  />
                )}
                <FigureField
                  aria-label={stagedName(indicator)}
                  readOnly={readOnly}
                  unit={indicator.unit}
                  {...(falls(indicator) ? { min: 0 } : {})}
                  value={falls(indicator) ? (figure.value?.replace(/^-/, '') ?? null) : figure.value}
                  onChange={(value) =>
                    put(
                      indicator,
                      falls(indicator) ? directed(indicator, value, directionOf(indicator, figure)) : { value },
                    )
                  }
                />
              </span>
            )}
            {indicator.rule === 'rank' && (
              <CountField
                aria-label={`${stagedName(indicator)} 参评总数`}
                min={1}
                max={100_000}
                precision={0}
                readOnly={readOnly}
                prefix="共"
                unit="个"
                value={figure.among}
                onChange={(among) => put(indicator, { among })}
              />
            )}
            <Select
              aria-label={`${stagedName(indicator)} 数据所属期`}
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

/** The direction of a figure as it was said, or as its sign has it; a fall until somebody says otherwise. */
function directionOf({ value: wanted }: FormIndicator, { value, text }: Figure): string {
  if (text === '下降' || text === '上升') return text
  const down = Number(wanted ?? 0) > 0 ? Number(value ?? 1) >= 0 : Number(value ?? 0) <= 0
  return down ? '下降' : '上升'
}

/** A rate with its direction in words, and in the sign that its target is written with. */
function directed({ value: wanted }: FormIndicator, value: string | null, text: string): Partial<Figure> {
  if (value === null) return { value: null, text: null }
  const bare = value.replace(/^-/, '')
  const minus = (text === '下降') !== Number(wanted ?? 0) > 0
  return { value: minus && Number(bare) !== 0 ? `-${bare}` : bare, text }
}

/** `[1 January, the day after the month's last)` */
function through(year: number, month: number): [string, string] {
  const end = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return [`${year}-01-01`, end]
}

/** The month before a day that begins one. */
const monthOf = (day: string) => ((Number(day.slice(5, 7)) + 10) % 12) + 1
