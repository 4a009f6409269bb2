import type { TaskDetail } from '@luoshi/server/desk/tasks/task-routes.ts'
import { stagedName } from '../../../words/indicators.ts'

type Suggestion = TaskDetail['suggested'][number]

/** What an indicator is known by beside its id. */
type Listed = Pick<Suggestion, 'stage' | 'name' | 'rule' | 'value'>

/** 评判方式 */
export const ruleWords: Readonly<Record<Suggestion['rule'], string>> = {
  share: '累计量（占目标比重）',
  growth: '增长率',
  level: '水平（达到即可）',
  lower: '越低越好',
  reduction: '下降幅度',
  rank: '位次',
  grade: '等级',
  maintained: '保持不变',
  done: '完成与否',
}

/** 比较 */
export const opWords = {
  '>=': '不低于',
  '<=': '不超过',
  '=': '等于',
  '~': '左右',
  '>': '高于',
  '<': '低于',
  'rank<=': '位居前',
  grade: '达到等级',
  done: '完成',
  with: '与……同步',
} as const satisfies Record<Suggestion['op'], string>

/** The suggestions that no indicator in the list stands for yet, by stage and name and by rule or value. */
export function openSuggestions(suggested: readonly Suggestion[], list: readonly Listed[]): readonly Suggestion[] {
  return suggested.filter(
    ({ stage, name, rule, value }) =>
      !list.some(
        (one) =>
          one.stage === stage &&
          one.name.trim() === name &&
          (one.rule === rule || (value !== null && one.value === value)),
      ),
  )
}

/** `新增就业 不低于 3000人`, `地区生产总值 6—6.5%左右`, with the way it would be judged. */
export function suggestionWords({ stage, name, rule, op, value, valueText, valueMax, unit }: Suggestion): string {
  const target = `${[value ?? valueText ?? '', ...(valueMax === null ? [] : [valueMax])].join('—')}${unit}`
  const said =
    op === '='
      ? target
      : op === '~'
        ? `${target}左右`
        : op === 'with'
          ? `与${target}同步`
          : op === 'done'
            ? target || opWords.done
            : `${opWords[op]} ${target}`
  return `${stagedName({ stage, name })} ${said}（${ruleWords[rule]}）`
}
