import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { wordsOf } from './problem.ts'
import { useWorkplace } from './session.tsx'

/** Does something and says so; what went wrong is said too. The screen then reads again what it shows. */
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
