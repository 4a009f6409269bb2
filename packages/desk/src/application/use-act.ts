import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { wordsOf } from './problem.ts'
import { useWorkplace } from './session.tsx'

/** Runs an act, then shows a notice of success or of what went wrong, and reloads what the screen shows. */
export function useAct() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  return async (work: () => Promise<unknown>, said: string): Promise<boolean> => {
    try {
      await work()
      message.success(said)
      return true
    } catch (error) {
      message.error(wordsOf(error))
      return false
    } finally {
      await queries.invalidateQueries({ queryKey: [place.code] })
    }
  }
}
