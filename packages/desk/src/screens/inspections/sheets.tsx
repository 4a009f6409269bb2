import type { SheetTold } from '@luoshi/server/desk/inspections/inspection-routes.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { useAct } from '../../application/use-act.ts'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { findingWords, methodWords } from '../../words/inspections.ts'
import { momentWords, sizeWords } from '../../words/reporting.ts'
import { numberedTask } from '../../words/task-number.ts'
import { OwnHeldFiles } from '../progress-form/held-files.tsx'
import { SheetDialog } from './sheet-dialog.tsx'
import { SheetPhotos } from './sheet-photos.tsx'
import type { OfInspection } from './use-inspection.ts'

/** 督查记录: what was found, with photos; for the group on a phone, where it is found. Nothing for inspected units. */
export function Sheets({ inspection, again }: OfInspection) {
  const place = useWorkplace()
  const does = useAct()
  const [writing, setWriting] = useState(false)
  const [voiding, setVoiding] = useState<SheetTold | null>(null)
  const { sheets, maySheet, inspectionId } = inspection
  if (sheets.length === 0 && !maySheet) return null
  const cancel = async (reason: string) => {
    if (!voiding) return
    const path = { inspectionId, sheetId: voiding.sheetId }
    const done = await does(
      () => place.ask('POST /inspections/:inspectionId/sheets/:sheetId/void', { path, body: { reason } }),
      '已作废这份记录。',
    )
    if (done) setVoiding(null)
  }
  return (
    <section aria-label="督查记录">
      <h2>督查记录</h2>
      {sheets.length === 0 && <p className="soft">还没有记录。每到一处或每核一件填写一份。</p>}
      <ul className="matter-list">
        {sheets.map((sheet) => (
          <li key={sheet.sheetId} className={sheet.voidReason === null ? '' : 'inspection-voided'}>
            <SheetText sheet={sheet} inspectionId={inspectionId} />
            {maySheet && sheet.voidReason === null && (
              <div className="matter-slip-acts">
                <SheetPhotos inspectionId={inspectionId} sheetId={sheet.sheetId} again={again} />
                <Button type="text" onClick={() => setVoiding(sheet)}>
                  作废
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {maySheet && <OwnHeldFiles of={{ inspectionId }} />}
      {maySheet && (
        <Button type="primary" className="inspection-write" onClick={() => setWriting(true)}>
          填写督查记录
        </Button>
      )}
      {writing && <SheetDialog inspection={inspection} onClose={() => setWriting(false)} />}
      {voiding && (
        <ReasonModal
          title="作废督查记录"
          does="作废"
          placeholder="为什么作废；原记录仍可查看"
          onDone={cancel}
          onCancel={() => setVoiding(null)}
        />
      )}
    </section>
  )
}

function SheetText({ sheet, inspectionId }: { readonly sheet: SheetTold; readonly inspectionId: string }) {
  const place = useWorkplace()
  return (
    <>
      <strong>{sheet.unit}</strong> {methodWords[sheet.method]} <span className="numbers">{sheet.day}</span>
      {sheet.place && ` ${sheet.place}`}
      {sheet.taskNumber && <span className="soft"> {numberedTask(sheet.taskNumber)}</span>}
      <p className="matter-words">{sheet.words}</p>
      {sheet.finding !== 'none' && (
        <p>
          <span className={sheet.finding === 'true' ? 'state' : 'state state-red'}>
            {sheet.finding === 'true' ? '●' : '■'} {findingWords[sheet.finding]}
          </span>
          {sheet.found && `：核实为 ${sheet.found}`}
          {sheet.reported && <span className="soft">（填报：{sheet.reported}）</span>}
        </p>
      )}
      {sheet.files.map((file) => (
        <div key={file.fileId}>
          <a
            href={place.address('GET /inspections/:inspectionId/files/:fileId', {
              path: { inspectionId, fileId: file.fileId },
            })}
            download
          >
            {file.fileName}
          </a>{' '}
          <span className="soft">{sizeWords(file.size)}</span>
        </div>
      ))}
      <div className="soft">
        {sheet.by} <span className="numbers whole">{momentWords(sheet.at)}</span>
        {sheet.voidReason !== null && `，已作废：${sheet.voidReason}`}
      </div>
    </>
  )
}
