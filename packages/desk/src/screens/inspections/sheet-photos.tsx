import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'

/** Adds photos or files to a sheet; a phone offers its camera. Choosing them states that they hold no secrets, as the words say. */
export function SheetPhotos({
  inspectionId,
  sheetId,
  again,
}: {
  readonly inspectionId: string
  readonly sheetId: string
  readonly again: () => Promise<unknown>
}) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const add = async (files: readonly File[]) => {
    setBusy(true)
    setError(null)
    for (const file of files) {
      try {
        const hash = bytesToHex(sha256(new Uint8Array(await file.arrayBuffer())))
        const query = { fileName: file.name, size: file.size, hash, noSecrets: '1' } as const
        await place.ask('POST /inspections/:inspectionId/sheets/:sheetId/files', {
          path: { inspectionId, sheetId },
          query,
          file,
        })
      } catch (failed) {
        // one that is refused or held apart keeps none of the others back
        setError(failed instanceof Error ? failed : new Error(String(failed)))
      }
    }
    setBusy(false)
    await Promise.all([again(), queries.invalidateQueries({ queryKey: [place.code, 'held-files'] })])
  }
  return (
    <>
      <Button loading={busy} onClick={() => chooser.current?.click()}>
        添加照片或文件
      </Button>
      <span className="soft">上传即声明：不涉及国家秘密、工作秘密</span>
      <input
        ref={chooser}
        hidden
        type="file"
        multiple
        accept="image/*,.pdf,.docx,.xlsx,.txt"
        aria-label="选择照片或文件"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          void add(files)
        }}
      />
      <Trouble error={error} />
    </>
  )
}
