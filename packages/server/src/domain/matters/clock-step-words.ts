import type { ClockStep } from './clock.ts'

/** The steps of a matter's clock in Chinese. */
export const clockStepWords: Readonly<Record<ClockStep, string>> = {
  deploy: '研究部署',
  feedback: '反馈情况',
  milestone: '办理节点',
  settle: '办结',
}
