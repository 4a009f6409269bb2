import type { InspectionDetail, SheetTold } from '@luoshi/server/desk/inspections/inspection-routes.ts'
import { Button, Skeleton } from 'antd'
import { useParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { findingWords, inspectionNumber, methodWords } from '../../words/inspections.ts'
import { numberWords } from '../../words/task-number.ts'
import { useInspection } from './use-inspection.ts'
import './inspections.css'

/** 督查记录表, to be printed: what was written, and an empty one of each unit to be filled in by hand at the site. */
export function InspectionPrintScreen() {
  const { inspectionId = '' } = useParams()
  const inspection = useInspection(inspectionId)
  if (inspection.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (cannotShow(inspection)) return <ErrorState error={inspection.error} again={() => inspection.refetch()} />
  const { sheets, units, maySheet } = inspection.data
  const written = sheets.filter(({ voidReason }) => voidReason === null)
  return (
    <>
      <PageHeader
        title="督查记录表"
        aside={inspection.data.title}
        actions={<Button onClick={() => window.print()}>打印</Button>}
      />
      {written.map((sheet) => (
        <SheetForm key={sheet.sheetId} inspection={inspection.data} unit={sheet.unit} sheet={sheet} />
      ))}
      {maySheet &&
        units.map((unit) => <SheetForm key={unit.id} inspection={inspection.data} unit={unit.name} sheet={null} />)}
    </>
  )
}

function SheetForm({
  inspection,
  unit,
  sheet,
}: {
  readonly inspection: InspectionDetail
  readonly unit: string
  readonly sheet: SheetTold | null
}) {
  const box = (chosen: boolean, words: string) => `${chosen ? '☑' : '☐'} ${words}`
  return (
    <table className="inspection-sheet">
      <caption>
        督查记录表 <span className="numbers">{inspectionNumber(inspection)}</span>
      </caption>
      <colgroup>
        <col style={{ width: '14%' }} />
        <col style={{ width: '42%' }} />
        <col style={{ width: '14%' }} />
        <col style={{ width: '30%' }} />
      </colgroup>
      <tbody>
        <tr>
          <th scope="row">督查名称</th>
          <td colSpan={3}>{inspection.title}</td>
        </tr>
        <tr>
          <th scope="row">被查单位</th>
          <td>{unit}</td>
          <th scope="row">日期</th>
          <td className="numbers">{sheet?.day}</td>
        </tr>
        <tr>
          <th scope="row">方式</th>
          <td>
            {Object.entries(methodWords)
              .map(([method, words]) => box(sheet?.method === method, words))
              .join('　')}
          </td>
          <th scope="row">地点或对象</th>
          <td>{sheet?.place}</td>
        </tr>
        <tr>
          <th scope="row">所查任务</th>
          <td colSpan={3}>{sheet?.taskNumber && numberWords(sheet.taskNumber)}</td>
        </tr>
        <tr className="inspection-sheet-words">
          <th scope="row">查看到的情况</th>
          <td colSpan={3}>{sheet?.words}</td>
        </tr>
        <tr>
          <th scope="row">与填报核对</th>
          <td colSpan={3}>
            {Object.entries(findingWords)
              .filter(([finding]) => finding !== 'none')
              .map(([finding, words]) => box(sheet?.finding === finding, words))
              .join('　')}
            {sheet?.found ? `；核实为 ${sheet.found}` : '；核实为'}
          </td>
        </tr>
        <tr>
          <th scope="row">督查人员签字</th>
          <td />
          <th scope="row">被查单位签字</th>
          <td />
        </tr>
      </tbody>
    </table>
  )
}
