import type { InstructionListed } from '@luoshi/server/desk/instructions/instruction-routes.ts'
import { gradeWords, matterStateWords } from './matters.ts'

/** What an instruction is written on. */
export const instructionSubjectWords: Readonly<Record<InstructionListed['subject'], string>> = {
  task: '年度任务',
  matter: '督办事项',
  bulletin: '通报',
  progress: '进展填报',
  report: '政府工作报告',
}

/** Where an instruction stands. */
export const instructionStateWords: Readonly<Record<InstructionListed['state'], string>> = {
  waiting: '待督查室办理',
  kept: '批注留存',
  answered: '已答复',
  'taken-up': '已转督办',
  withdrawn: '已撤回',
}

/** What came of an instruction in a few words: `已转督办：办理中`, `已转督办：已办结（良好）`. */
export function outcomeWords({ state, matter }: Pick<InstructionListed, 'state' | 'matter'>): string {
  if (!matter) return instructionStateWords[state]
  const grade = matter.grade ? `（${gradeWords[matter.grade]}）` : ''
  return `${instructionStateWords[state]}：${matterStateWords[matter.state]}${grade}`
}

/** What a leader says most, as a beginning that can be gone on with. */
export const instructionPhrases = [
  '请抓紧推进，按期完成。',
  '请说明滞后原因和下步措施。',
  '请现场核查，限期整改。',
] as const
