import { Button, Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { manual, manualSheets, sheetWords } from '../../words/manual.ts'
import './manual.css'

/** 使用手册: the manual of the office, and a sheet to print for officers and for heads; it came with the desk. */
export function ManualScreen() {
  const { roles } = useWorkplace()
  const [search, setSearch] = useSearchParams()
  const usual = roles.includes('unit-officer') ? 'officer' : roles.includes('unit-head') ? 'head' : 'office'
  const sheet = manualSheets.find((one) => one === search.get('for')) ?? usual
  return (
    <div className="manual">
      <PageHeader title={sheetWords[sheet]} actions={<Button onClick={() => window.print()}>打印</Button>} />
      <Segmented
        className="no-print"
        value={sheet}
        onChange={(one) => setSearch({ for: one }, { replace: true })}
        options={manualSheets.map((value) => ({ value, label: sheetWords[value] }))}
      />
      {manual[sheet].map(({ title, lines }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <ol>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
