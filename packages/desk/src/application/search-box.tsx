import { useEffect, useRef } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { searchAddress } from './search-address.ts'

/** The field in the head of every screen; Ctrl+K (⌘K) goes to it. */
export function SearchBox({ code }: { readonly code: string }) {
  const navigate = useNavigate()
  const location = useLocation()
  const [params] = useSearchParams()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const toField = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    window.addEventListener('keydown', toField)
    return () => window.removeEventListener('keydown', toField)
  }, [])
  return (
    <search className="shell-search">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          navigate(searchAddress(code, field.current?.value.trim() ?? '', location))
        }}
      >
        <input
          ref={field}
          key={params.get('q') ?? ''}
          type="search"
          name="q"
          aria-label="查找任务、事项、单位、人员和文字"
          aria-keyshortcuts="Control+K"
          placeholder="查找（Ctrl+K）"
          maxLength={100}
          defaultValue={params.get('q') ?? ''}
        />
      </form>
    </search>
  )
}
