import { wordList } from './word-table.ts'

/** A word that says a thing is done in full: `清洁取暖⟦全覆盖⟧`. */
export interface Completion {
  readonly start: number
  readonly end: number
  readonly word: string
}

const words = wordList(
  '全覆盖 全面覆盖 全部覆盖 清零 动态清零 见底清零 销号清零 清零见底 全部清零 全部销号 全面消除 全部达标 全面达标 应保尽保 应接尽接 全部完成 全面完成 圆满完成 基本完成 如期完成 提前完成 超额完成 完成',
)

/** The word of completion at `at`, where 覆, 零, 号, 除, 标, 成 or 保 ends it; null where it is another word. */
export function readCompletion(text: string, at: number, from: number): Completion | null {
  const found = words.endingAt(text, at + 1, from)
  if (found === undefined || (!found.word.endsWith('完成') && goesOn(text, at + 1))) return null
  return { start: at + 1 - found.word.length, end: at + 1, word: found.word }
}

/** True where the word is part of a longer one: 覆盖率, 清零⟦行动⟧. */
const goesOn = (text: string, at: number): boolean =>
  text.charAt(at) === '率' || further.startingAt(text, at, text.length) !== undefined

const further = wordList('行动 攻坚 工程 计划 专项 试点 工作 任务 目标 三年')

const tasks = wordList('任务 目标 指标 要求 计划 任务目标 目标任务 考核任务 指标任务 任务数')

/** True where the words end with a task: what is done is what somebody set. */
export const endsWithTask = (words: string): boolean => tasks.endingAt(words, words.length, 0) !== undefined

const setters =
  /^(上级|国家|国务院|中央|省委?|市委?|区|县|州|盟|自治区|省政府|市政府|省市|市定|省定|国定|部)[^，。；]{0,12}?(下达|确定|规定|要求|安排|分解|核定|定|考核)/

/** Who set the task, in its words: `⟦市下达⟧的节能减排任务目标`; null where it does not say. */
export function setterOf(words: string): string | null {
  return setters.exec(words)?.[0] ?? null
}
