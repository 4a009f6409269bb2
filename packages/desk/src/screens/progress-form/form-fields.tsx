import type { FormIndicator, ProgressContent, ProgressReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { Input } from 'antd'
import { FigureField } from '../../parts/number-field.tsx'
import { FigureFields } from './figure-fields.tsx'

interface FormFieldsProps {
  readonly content: ProgressContent
  readonly before: ProgressReport | null
  /** Percent that the plan asks by the period's end; null when nothing is required yet. */
  readonly planned: number | null
  readonly indicators: readonly FormIndicator[]
  readonly year: number
  readonly month: number
  readonly readOnly: boolean
  readonly onChange: (part: Partial<ProgressContent>) => void
}

const texts = [
  ['situation', '进展情况', '做了什么、到了哪一步；写事实和数字', 5],
  ['problems', '存在问题', '没有的不填', 2],
  ['nextStep', '下步措施', '下一期做什么', 2],
  ['coordination', '需协调事项', '需要督查室或其他单位帮助的；没有的不填', 2],
] as const

/** What is written into a report; read-only it shows what was. */
export function FormFields({ content, before, planned, indicators, year, month, readOnly, onChange }: FormFieldsProps) {
  return (
    <>
      <div className="form-part form-percent">
        <label htmlFor="percent">完成进度</label>
        {readOnly ? (
          <span className="numbers">
            {content.percent === null ? '未填' : `${content.percent}%`}
            {content.unchanged && '（本期无变化）'}
          </span>
        ) : (
          <FigureField
            id="percent"
            min={0}
            max={99_999}
            unit="%"
            value={content.percent}
            onChange={(percent) => onChange({ percent, unchanged: false })}
          />
        )}
        <span className="soft">
          {[
            ...(readOnly ? [] : ['按全年任务计，可以超过 100']),
            ...(planned === null ? [] : [`计划应达 ${planned}%`]),
            ...(before ? [`上期 ${before.percent === null ? '未填' : `${before.percent}%`}`] : []),
          ].join(' · ')}
        </span>
      </div>
      <FigureFields
        indicators={indicators}
        figures={content.figures}
        before={before?.figures ?? []}
        year={year}
        month={month}
        readOnly={readOnly}
        onChange={(figures) => onChange({ figures, unchanged: false })}
      />
      {texts.map(([field, label, hint, rows]) => (
        <div className="form-part" key={field}>
          <label htmlFor={field}>{label}</label>
          {readOnly ? (
            <p className="form-read">{content[field] || <span className="soft">未填</span>}</p>
          ) : (
            <Input.TextArea
              id={field}
              rows={rows}
              maxLength={20_000}
              placeholder={hint}
              value={content[field]}
              onChange={(event) =>
                onChange({ [field]: event.target.value, ...(field === 'situation' ? { unchanged: false } : {}) })
              }
            />
          )}
          {before?.[field] && (
            <details className="soft" open={readOnly}>
              <summary>上期内容</summary>
              {before[field]}
            </details>
          )}
        </div>
      ))}
    </>
  )
}
