import type { ReviewProposal } from '@luoshi/server/desk/review/review-routes.ts'
import { Button, Input } from 'antd'

type Figures = NonNullable<ReviewProposal['content']['figures']>

const usualReasons = ['更正识别错误', '按会议正式文本更正', '补足省略的主语', '去掉序号或套话']

/** Why the words depart from the report's sentence, with the usual reasons to choose from. */
export function ReasonField({
  reason,
  onChange,
}: {
  readonly reason: string
  readonly onChange: (reason: string) => void
}) {
  return (
    <>
      <label htmlFor="review-reason">与原句不同的原因</label>
      <div>
        <Input
          id="review-reason"
          value={reason}
          maxLength={500}
          onChange={(event) => onChange(event.target.value)}
          placeholder="必填，随改动一起保存"
        />
        <div className="review-presets">
          {usualReasons.map((usual) => (
            <Button key={usual} size="small" onClick={() => onChange(usual)}>
              {usual}
            </Button>
          ))}
        </div>
      </div>
    </>
  )
}

/** The figures of a proposal: name, value and unit of each. Renders nothing without figures. */
export function FigureFields({
  figures,
  onChange,
}: {
  readonly figures: Figures
  readonly onChange: (figures: Figures) => void
}) {
  if (figures.length === 0) return null
  const put = (index: number, part: Partial<Figures[number]>) =>
    onChange(figures.map((figure, at) => (at === index ? { ...figure, ...part } : figure)))
  return (
    <>
      <span>指标</span>
      <div>
        {figures.map((figure, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: figures have no other name, and are not reordered
          <div key={index} className="review-inline">
            <Input
              aria-label="指标名称"
              value={figure.metric}
              onChange={({ target: { value } }) => put(index, { metric: value })}
            />
            <Input
              aria-label="数值"
              value={figure.value ?? ''}
              onChange={({ target: { value } }) => put(index, { value: figureValue(value) })}
            />
            <Input
              aria-label="单位"
              value={figure.unit ?? ''}
              onChange={({ target: { value } }) => put(index, { unit: value === '' ? null : value })}
            />
            <Button aria-label={`去掉 ${figure.metric}`} onClick={() => onChange(figures.toSpliced(index, 1))}>
              去掉
            </Button>
          </div>
        ))}
      </div>
    </>
  )
}

/** A typed value: a number where it reads as one, null where it is empty. */
const figureValue = (words: string) => (words === '' ? null : /^-?\d+(\.\d+)?$/.test(words) ? Number(words) : words)
