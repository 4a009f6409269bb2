import type { BulletinBlock, BulletinDetail } from '@luoshi/server/desk/bulletins/bulletin-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { bulletinActWords, bulletinKindWords, bulletinNumber, bulletinStateWords } from '../../words/bulletins.ts'
import { momentWords } from '../../words/reporting.ts'
import { InstructButton } from '../instructions/instruct-button.tsx'
import { InstructionsSection } from '../instructions/instructions-section.tsx'
import { BulletinActs } from './bulletin-acts.tsx'
import { BulletinEditor } from './bulletin-editor.tsx'
import { BulletinUnits } from './bulletin-units.tsx'
import { BehindDrawer, type BehindNumber, ComputedPart } from './computed-part.tsx'
import './bulletins.css'

/** A bulletin: its text with the rows behind each number, who received it, objections, and what may be done. */
export function BulletinPage() {
  const place = useWorkplace()
  const { bulletinId = '' } = useParams()
  const bulletin = useQuery({
    queryKey: [place.code, 'bulletin', bulletinId],
    queryFn: () => place.ask('GET /bulletins/:bulletinId', { path: { bulletinId } }),
  })
  if (bulletin.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (cannotShow(bulletin)) return <ErrorState error={bulletin.error} again={() => bulletin.refetch()} />
  return <Bulletin bulletin={bulletin.data} again={() => bulletin.refetch()} />
}

function Bulletin({ bulletin, again }: { readonly bulletin: BulletinDetail; readonly again: () => Promise<unknown> }) {
  const place = useWorkplace()
  const [editing, setEditing] = useState(false)
  const [behind, setBehind] = useState<BehindNumber | null>(null)
  return (
    <>
      <PageHeader
        title={bulletinKindWords[bulletin.kind]}
        aside={
          <>
            {bulletinStateWords[bulletin.state]} <span className="numbers">{bulletinNumber(bulletin)}</span> · 数据截至{' '}
            <span className="numbers whole">{bulletin.facts.cutOff}</span>
          </>
        }
        actions={
          <>
            <InstructButton subject="bulletin" subjectId={bulletin.bulletinId} />{' '}
            <a
              href={place.address('GET /bulletins/:bulletinId/document', { path: { bulletinId: bulletin.bulletinId } })}
              download
            >
              下载文稿
            </a>{' '}
            <Button onClick={() => window.print()}>打印</Button>
            {bulletin.mayEdit && !editing && <Button onClick={() => setEditing(true)}>修改文字</Button>}
          </>
        }
      />
      {editing ? (
        <BulletinEditor bulletin={bulletin} again={again} open={setBehind} onClose={() => setEditing(false)} />
      ) : (
        <article className="bulletin">
          <h2 className="bulletin-title">{bulletin.title}</h2>
          <p>{bulletin.to}：</p>
          <Text bulletin={bulletin} open={setBehind} />
          {bulletin.ledger && (
            <p className="soft hash">
              批准本件的台账记录：第 {bulletin.ledger.entry} 条，哈希 {bulletin.ledger.hash}
            </p>
          )}
        </article>
      )}
      <InstructionsSection subject="bulletin" subjectId={bulletin.bulletinId} />
      <BulletinUnits bulletin={bulletin} />
      {bulletin.steps.length > 0 && (
        <section aria-label="办理过程" className="bulletin-aside">
          <h2>办理过程</h2>
          <ul className="bulletin-list">
            {bulletin.steps.map((step) => (
              <li key={step.ordinal}>
                <span className="numbers soft whole">{momentWords(step.at)}</span> {step.by}{' '}
                {bulletinActWords[step.act]}
                {step.reason && `：${step.reason}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {!editing && <BulletinActs bulletin={bulletin} />}
      {behind && <BehindDrawer behind={behind} close={() => setBehind(null)} />}
    </>
  )
}

const numerals = '一二三四五六七八九十'

function Text({
  bulletin: { blocks, facts },
  open,
}: {
  readonly bulletin: BulletinDetail
  readonly open: (behind: BehindNumber) => void
}) {
  const headingOf = (block: BulletinBlock) =>
    block.kind === 'text' ? block.heading : (facts.sections.find(({ key }) => key === block.section)?.heading ?? '')
  const numbered = blocks.map((block, index) => {
    const heading = headingOf(block)
    const before = blocks.slice(0, index).filter((one) => headingOf(one) !== '').length
    return { block, heading: heading === '' ? '' : `${numerals.charAt(before)}、${heading}` }
  })
  return numbered.map(({ block, heading }, index) => {
    const section = block.kind === 'computed' ? facts.sections.find(({ key }) => key === block.section) : undefined
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: shown as it was saved
      <section key={index}>
        {heading && <h3>{heading}</h3>}
        {block.kind === 'text' && block.body.split('\n').map((line) => <p key={line}>{line}</p>)}
        {section && <ComputedPart section={section} facts={facts} open={open} />}
      </section>
    )
  })
}
