import type { Outcome } from '@luoshi/server/desk/reporting/progress-routes.ts'
import type { App } from 'antd'

/** Say what became of many: in a line when all went through, else with why each one did not. */
export function tellMany(
  { message, modal }: Pick<ReturnType<typeof App.useApp>, 'message' | 'modal'>,
  outcomes: readonly Outcome[],
  done: string,
  nameOf: (id: string) => string,
): void {
  const failed = outcomes.filter((outcome) => !outcome.done)
  const count = outcomes.length - failed.length
  if (failed.length === 0) {
    message.success(`${done} ${count} 项。`)
    return
  }
  modal.warning({
    title: `${done} ${count} 项，${failed.length} 项未能办理`,
    content: failed
      .slice(0, 20)
      .map(({ id, message: why }) => `${nameOf(id)}：${why}`)
      .join('\n'),
    styles: { body: { whiteSpace: 'pre-wrap' } },
  })
}
