import type { ReportReview, ReportText, ReviewAct } from '@luoshi/server/desk/review/review-routes.ts'
import { Button, Checkbox, Segmented, Skeleton } from 'antd'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { actWords, reportStates } from '../../words/proposals.ts'
import { Adopt } from './adopt.tsx'
import { ItemList } from './item-list.tsx'
import { marksOf } from './lay-text.ts'
import { type Dialog, OpenDialog } from './open-dialog.tsx'
import { reveal } from './reveal.ts'
import { ReviewFilters } from './review-filters.tsx'
import { isTodo, itemsOf, type Proposed, type ReviewItem, tallyOf } from './review-items.ts'
import { selectedRange, TextPane } from './text-pane.tsx'
import { Tie } from './tie.tsx'
import { type Command, letters, Toolbar } from './toolbar.tsx'
import { useCommandKeys } from './use-command-keys.ts'
import { type Acted, useReview } from './use-review.ts'
import { useReviewList } from './use-review-list.ts'
import './review.css'

/** The review of a read report: its restored text on the left, what was read from it on the right. */
export function ReviewScreen() {
  const { reportId = '' } = useParams()
  const { review, text, act, undo, saving } = useReview(reportId)
  const error = cannotShow(review) ? review.error : cannotShow(text) ? text.error : null
  if (error)
    return (
      <ErrorState
        error={error}
        again={() => {
          void review.refetch()
          void text.refetch()
        }}
      />
    )
  if (!review.data || !text.data) return <Skeleton active paragraph={{ rows: 12 }} />
  return <ReviewBoard key={reportId} review={review.data} source={text.data} act={act} undo={undo} saving={saving} />
}

interface ReviewBoardProps {
  readonly review: ReportReview
  readonly source: ReportText
  readonly act: (body: ReviewAct, options?: { quiet?: boolean }) => Promise<Acted>
  readonly undo: () => Promise<Acted>
  /** Acts that are on their way to the server. */
  readonly saving: number
}

function ReviewBoard({ review, source, act, undo, saving }: ReviewBoardProps) {
  const place = useWorkplace()
  const mayReview = place.has('supervisor') && review.state === 'proposed'
  const items = useMemo(() => itemsOf(review), [review])
  const marks = useMemo(() => marksOf(review), [review])
  const list = useReviewList(items)
  const { shown, active, setActive, checked, setChecked, at, choose, check, goToNextOpen } = list
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [selected, setSelected] = useState<readonly [number, number] | null>(null)
  const [board, textPane, listPane] = [
    useRef<HTMLDivElement>(null),
    useRef<HTMLDivElement>(null),
    useRef<HTMLDivElement>(null),
  ]
  const areas = useMemo(
    () =>
      new Map(
        review.proposals
          .filter(({ kind, state }) => kind === 'area' && state !== 'rejected')
          .map(({ proposalId, wording, content }) => [proposalId, content.focus ?? wording]),
      ),
    [review.proposals],
  )
  const tally = useMemo(() => tallyOf(items), [items])
  const current = shown[at] ?? null
  const chosen = shown.filter(({ id }) => checked.has(id))
  const subjects = chosen.length > 0 ? chosen : current ? [current] : []
  const proposals = subjects.filter((item): item is Proposed => item.type === 'proposal')
  const findings = subjects.flatMap((item) => (item.type === 'finding' ? [item.finding.findingId] : []))
  const onlyFindings = subjects.length > 0 && proposals.length === 0

  /** Send an act and go on to what is open next. */
  const decide = (body: ReviewAct, done: readonly { readonly id: string }[]) => {
    setDialog(null)
    setChecked(new Set())
    const ids = new Set(done.map(({ id }) => id))
    if (active !== null && ids.has(active) && body.act !== 'reopen') goToNextOpen(ids)
    return act(body)
  }
  /** Accept what is chosen; of many only what is open, so that nothing rejected comes back unseen. */
  const acceptAll = () => {
    const wanted = chosen.length > 0 ? chosen.filter(isTodo) : subjects
    const proposed = wanted.filter((item): item is Proposed => item.type === 'proposal')
    const doubted = wanted.flatMap((item) => (item.type === 'finding' ? [item.finding.findingId] : []))
    if (doubted.length > 0) void decide({ act: 'settle', findings: doubted, settlement: '已核对，无误' }, wanted)
    if (proposed.length > 0) void decide({ act: 'accept', proposals: proposed.map(seen) }, wanted)
  }
  /** Send an act that makes other proposals, and choose the first of them. */
  const remake = async (body: ReviewAct) => {
    setDialog(null)
    setChecked(new Set())
    const acted = await act(body)
    if (acted.kind === 'done')
      setActive((now) => (now === active ? (acted.outcome.proposals[0]?.proposalId ?? null) : now))
  }
  const withChildren = (area: Proposed): readonly Proposed[] => [
    area,
    ...items.filter(
      (item): item is Proposed => item.type === 'proposal' && item.proposal.parentId === area.id && isTodo(item),
    ),
  ]
  const mergeable = (): readonly Proposed[] => {
    if (chosen.length > 0) return proposals
    const [first] = proposals
    const next = shown
      .slice(at + 1)
      .find((item): item is Proposed => item.type === 'proposal' && item.proposal.state !== 'rejected')
    return first && next ? [first, next] : []
  }
  const alike = (many: readonly Proposed[]) =>
    many.length > 1 && many.every(({ proposal: { kind } }) => kind !== 'area' && kind === many[0]?.proposal.kind)
  const [one] = proposals
  const single = proposals.length === 1 && findings.length === 0

  const can = (command: Command): boolean => {
    switch (command) {
      case 'next':
      case 'previous':
        return shown.length > 0
      case 'next-open':
        return tally.decided < tally.all || tally.unsettled > 0
      case 'clear':
        return checked.size > 0
      case 'check':
        return current !== null && mayReview
      default:
        if (!mayReview) return false
    }
    switch (command) {
      case 'accept':
        return subjects.length > 0
      case 'accept-area':
        return single && one?.proposal.kind === 'area'
      case 'edit':
        return onlyFindings || single
      case 'reject':
        return proposals.length > 0 && !onlyFindings
      case 'merge':
        return findings.length === 0 && alike(mergeable())
      case 'split':
        return single && one !== undefined && one.proposal.kind !== 'area'
      case 'move':
        return proposals.length > 0
      case 'reopen':
        return proposals.some(({ proposal }) => proposal.state !== 'open')
      case 'undo':
        return review.undo !== null
      case 'add':
        return selected !== null
    }
  }
  const run = (command: Command) => {
    if (!can(command)) return
    switch (command) {
      case 'next':
        return list.goTo(at + 1)
      case 'previous':
        return list.goTo(at - 1)
      case 'next-open':
        return goToNextOpen()
      case 'clear':
        return setChecked(new Set())
      case 'check':
        return active !== null && check(active, false)
      case 'accept':
        return acceptAll()
      case 'accept-area': {
        const all = one ? withChildren(one) : []
        return void decide({ act: 'accept', proposals: all.map(seen) }, all)
      }
      case 'edit':
        return setDialog(onlyFindings ? 'settle' : 'edit')
      case 'merge':
        return void remake({ act: 'merge', proposals: mergeable().map(seen) })
      case 'reopen':
        return void decide({ act: 'reopen', proposals: proposals.map(seen) }, proposals)
      case 'undo':
        return void undo().then((acted) => {
          const restored = acted.kind === 'done' ? acted.outcome.proposals[0]?.proposalId : undefined
          // what the reviewer went on to meanwhile stays theirs
          if (restored) setActive((now) => (now === active ? restored : now))
        })
      case 'split':
      case 'move':
      case 'reject':
      case 'add':
        return setDialog(command)
    }
  }

  useCommandKeys(dialog === null, can, run)
  useLayoutEffect(() => {
    if (active === null) return
    const row = listPane.current?.querySelector<HTMLElement>(`[data-row="${active}"]`)
    reveal(row, listPane.current)
    reveal(textPane.current?.querySelector<HTMLElement>(`[data-item="${active}"]`), textPane.current)
    // the keyboard goes along, unless somebody is typing
    if (row && (document.activeElement === document.body || listPane.current?.contains(document.activeElement)))
      row.focus({ preventScroll: true })
  }, [active, listPane, textPane])

  const title = review.title ?? `${review.year}年政府工作报告`
  const about = subjects.length === 1 ? wordsOf(subjects[0]) : `所选 ${subjects.length} 项`
  const waiting = tally.all - tally.decided + tally.unsettled
  return (
    <div className="review">
      <PageHeader
        title={title}
        aside={
          <span className="numbers" role="status">
            {review.state === 'proposed' ? '' : `${reportStates[review.state]} · `}第{review.version}版 · 已审{' '}
            {tally.decided} / {tally.all}
            {tally.unsettled > 0 && ` · 存疑待处理 ${tally.unsettled}`}
          </span>
        }
        actions={
          mayReview && (
            <>
              {saving > 0 && <span className="review-saving soft">正在保存…</span>}
              <Adopt review={review} waiting={waiting} saving={saving > 0} onNextOpen={() => goToNextOpen()} />
            </>
          )
        }
      />
      <progress className="review-progress" value={tally.decided} max={Math.max(tally.all, 1)} aria-label="审核进度" />
      <ReviewFilters filter={list.filter} items={items} onChange={list.show} />
      <div className="review-panes">
        <Segmented
          block
          value={list.pane}
          onChange={list.setPane}
          options={[
            { value: 'text', label: '正文' },
            { value: 'items', label: '条目' },
          ]}
        />
      </div>
      <div ref={board} className={`review-board showing-${list.pane}`}>
        <section className="review-left" aria-label="复原的正文">
          <TextPane
            pane={textPane}
            source={source}
            marks={marks}
            active={marks.find(({ id }) => id === active) ?? null}
            onChoose={choose}
            onSelect={() => setSelected(selectedRange(textPane.current))}
          />
          {selected && mayReview && (
            <div className="review-selection">
              <span className="soft">已选 {selected[1] - selected[0]} 字</span>
              <Button type="primary" onMouseDown={(event) => event.preventDefault()} onClick={() => setDialog('add')}>
                选入为条目<kbd>{letters.add}</kbd>
              </Button>
            </div>
          )}
        </section>
        <section className="review-right" aria-label="条目">
          {mayReview && (
            <Checkbox
              className="review-all"
              checked={chosen.length > 0 && chosen.length === shown.length}
              indeterminate={chosen.length > 0 && chosen.length < shown.length}
              onChange={({ target }) => setChecked(new Set(target.checked ? shown.map(({ id }) => id) : []))}
            >
              全选所列 {shown.length} 项
            </Checkbox>
          )}
          <ItemList
            pane={listPane}
            items={shown}
            areas={areas}
            active={active}
            checked={checked}
            onChoose={choose}
            onCheck={check}
          />
          {shown.length === 0 && <p className="notice">没有符合条件的条目。</p>}
          {mayReview && (
            <Toolbar chosen={chosen.length} finding={onlyFindings} area={can('accept-area')} can={can} run={run} />
          )}
        </section>
        <Tie board={board} text={textPane} list={listPane} active={active} />
      </div>
      {mayReview && review.undo && <p className="review-undo soft">可撤销：{actWords[review.undo] ?? review.undo}</p>}
      <OpenDialog
        dialog={dialog}
        review={review}
        source={source}
        areas={areas}
        one={one}
        about={about}
        selected={selected}
        act={act}
        onClose={() => setDialog(null)}
        onEdited={(id) => {
          setDialog(null)
          setChecked(new Set())
          goToNextOpen(new Set([id]))
        }}
        onSplit={(at) => one && void remake({ act: 'split', proposal: seen(one), at })}
        onMove={(kind, parentId) =>
          void decide({ act: 'move', proposals: proposals.map(seen), kind, parentId }, proposals)
        }
        onAdd={(span, kind, parentId) => {
          window.getSelection()?.removeAllRanges()
          setSelected(null)
          void remake({ act: 'add', span, kind, parentId })
        }}
        onReject={(reason) => void decide({ act: 'reject', proposals: proposals.map(seen), reason }, proposals)}
        onSettle={(settlement) => void decide({ act: 'settle', findings, settlement }, subjects)}
      />
    </div>
  )
}

const seen = ({ proposal: { proposalId, revision } }: Proposed) => ({ proposalId, revision })

const wordsOf = (item: ReviewItem | undefined) =>
  item === undefined ? '' : item.type === 'proposal' ? item.proposal.wording : item.finding.message
