import { Drawer } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { helpFor } from '../words/help.ts'

/** ？ in the head of every screen: what it is for and how it is used. The words came with the desk; no network is needed. */
export function HelpButton({ code }: { readonly code: string }) {
  const [open, setOpen] = useState(false)
  const { pathname } = useLocation()
  const address = pathname.slice(`/${code}`.length)
  const { title, lines } = helpFor(address)
  return (
    <>
      <button
        type="button"
        className="shell-help"
        aria-label="帮助"
        title="帮助"
        // the manual is reached from here alone
        aria-current={address === '/manual' ? 'page' : undefined}
        onClick={() => setOpen(true)}
      >
        ？
      </button>
      <Drawer open={open} size={420} title={`帮助：${title}`} onClose={() => setOpen(false)}>
        <ol className="help-lines">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <p>
          <Link to={`/${code}/manual`} onClick={() => setOpen(false)}>
            使用手册
          </Link>
        </p>
      </Drawer>
    </>
  )
}
