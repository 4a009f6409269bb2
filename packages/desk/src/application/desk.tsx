import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider, theme } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import 'antd/dist/antd.css'
import 'dayjs/locale/zh-cn'
import dayjs from 'dayjs'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Problem } from './problem.ts'
import { nonce } from './style-nonce.ts'
import { compact, tokens } from './theme.ts'

dayjs.locale('zh-cn')

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // retry only when the server is unreachable: a refusal would be repeated
      retry: (count, error) => error instanceof Problem && (error.status === 0 || error.status >= 502) && count < 2,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})

const dark = window.matchMedia('(prefers-color-scheme: dark)')
const phone = window.matchMedia('(max-width: 767px)')

/** Whether a media query matches, updated when that changes. */
const useMatch = (asked: MediaQueryList): boolean =>
  useSyncExternalStore(
    (changed) => {
      asked.addEventListener('change', changed)
      return () => asked.removeEventListener('change', changed)
    },
    () => asked.matches,
  )

/** The providers around every screen: language, theme and the query cache. */
export function Desk({ children }: { readonly children: ReactNode }) {
  const isDark = useMatch(dark)
  const isNarrow = useMatch(phone)
  const algorithm = [isDark ? theme.darkAlgorithm : theme.defaultAlgorithm, compact]
  return (
    <ConfigProvider
      locale={zhCN}
      csp={{ nonce }}
      // the rules of antd come as a file (decision 135), only the values they name are made here
      theme={{ algorithm, ...tokens(isDark, isNarrow), zeroRuntime: true, hashed: false }}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: 'optional' }}
      space={{ size: 8 }}
      wave={{ disabled: true }}
      // into the page at once: what antd attaches later cannot give the focus to its first field without a motion
      getPopupContainer={() => document.body}
    >
      <App message={{ maxCount: 3 }}>
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
