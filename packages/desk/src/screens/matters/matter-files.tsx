import type { MatterDetail } from '@luoshi/server/desk/matters/matter-routes.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useRef, useState } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { momentWords, sizeWords } from '../../words/reporting.ts'
import { OwnHeldFiles } from '../progress-form/held-files.tsx'

const over: readonly string[] = ['closed', 'struck-off', 'terminated', 'discarded', 'suspended', 'adjusted', 'proposed']

/** 材料: what was handed in for the matter itself; that of its tasks need not be handed in again. */
export function MatterFiles({
  matter,
  again,
}: {
  readonly matter: MatterDetail
  readonly again: () => Promise<unknown>
}) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [stated, setStated] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const mayAdd = matter.mayAddFiles && !over.includes(matter.state)
  const add = async (files: readonly File[]) => {
    setBusy(true)
    setError(null)
    try {
      for (const file of files) {
        const hash = bytesToHex(sha256(new Uint8Array(await file.arrayBuffer())))
        const query = { fileName: file.name, size: file.size, hash, noSecrets: '1' } as const
        await place.ask('POST /matters/:matterId/files', { path: { matterId: matter.matterId }, query, file })
      }
    } catch (failed) {
      setError(failed instanceof Error ? failed : new Error(String(failed)))
    } finally {
      setBusy(false)
      await Promise.all([again(), queries.invalidateQueries({ queryKey: [place.code, 'held-files'] })])
    }
  }
  if (matter.files.length === 0 && !mayAdd) return null
  return (
    <section aria-label="材料">
      <h2>材料</h2>
      <ul className="matter-list">
        {matter.files.map((file) => (
          <li key={file.fileId}>
            <a
              href={place.address('GET /matters/:matterId/files/:fileId', {
                path: { matterId: matter.matterId, fileId: file.fileId },
              })}
              download
            >
              {file.fileName}
            </a>{' '}
            <span className="soft">
              {sizeWords(file.size)} · {file.uploadedBy} {momentWords(file.uploadedAt)}
            </span>
          </li>
        ))}
      </ul>
      {mayAdd && (
        <p>
          <Checkbox checked={stated} onChange={({ target }) => setStated(target.checked)}>
            材料不涉及国家秘密、工作秘密
          </Checkbox>
          <Button disabled={!stated} loading={busy} onClick={() => chooser.current?.click()}>
            上传材料
          </Button>
          <input
            ref={chooser}
            hidden
            type="file"
            multiple
            aria-label="选择材料"
            onChange={({ target }) => {
              const files = [...(target.files ?? [])]
              target.value = ''
              void add(files)
            }}
          />
        </p>
      )}
      <Trouble error={error} />
      {mayAdd && <OwnHeldFiles of={{ matterId: matter.matterId }} />}
    </section>
  )
}
