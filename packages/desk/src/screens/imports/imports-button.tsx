import type { ImportListed } from '@luoshi/server/desk/imports/taking-back-routes.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { ImportsDrawer } from './imports-drawer.tsx'

/** Opens the lists of a kind that were carried out, to be looked at and taken back. */
export function ImportsButton({ kind }: { readonly kind: ImportListed['kind'] }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>导入记录</Button>
      {open && <ImportsDrawer kind={kind} onClose={() => setOpen(false)} />}
    </>
  )
}
