import type { ReportReview, ReportText, ReviewAct } from '@luoshi/server/desk/review-routes.ts'
import { Button, Checkbox, Input, Segmented, Select, Skeleton } from 'antd'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { actWords, type ProposalKind, proposalWords, reportStates } from '../../words/proposals.ts'
import { Adopt } from './adopt.tsx'
import { MoveDialog, ReasonDialog, SplitDialog } from './dialogs.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { ItemList } from './item-list.tsx'
import { marksOf } from './lay-text.ts'
import { type Filter, isTodo, itemsOf, matches, type ReviewItem, type Show, tallyOf } from './review-items.ts'
import { selectedRange, TextPane } from './text-pane.tsx'
import { Tie } from './tie.tsx'
import { type Command, commandOf, letters, Toolbar } from './toolbar.tsx'
import { type Acted, useReview } from './use-review.ts'
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

type Dialog = 'edit' | 'split' | 'move' | 'reject' | 'settle' | 'add'
type Proposed = Extract<ReviewItem, { type: 'proposal' }>

function ReviewBoard({ review, source, act, undo, saving }: ReviewBoardProps) {
  const place = useWorkplace()
  const mayReview = place.has('supervisor') && review.state === 'proposed'
  const items = useMemo(() => itemsOf(review), [review])
  const marks = useMemo(() => marksOf(review), [review])
  const [filter, setFilter] = useState<Filter>({ show: 'all', kind: null, words: '' })
  // what is decided stays where it is until the reviewer asks for another list: nothing moves by itself
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => hiddenBy(items, filter))
  const shown = useMemo(() => items.filter(({ id }) => !hidden.has(id)), [items, hidden])
  const [active, setActive] = useState<string | null>(() => (shown.find(isTodo) ?? shown[0])?.id ?? null)
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [selected, setSelected] = useState<readonly [number, number] | null>(null)
  const [pane, setPane] = useState<'text' | 'items'>('items')
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
  const at = shown.findIndex(({ id }) => id === active)
  const current = shown[at] ?? null
  const chosen = shown.filter(({ id }) => checked.has(id))
  const subjects = chosen.length > 0 ? chosen : current ? [current] : []
  const proposals = subjects.filter((item): item is Proposed => item.type === 'proposal')
  const findings = subjects.flatMap((item) => (item.type === 'finding' ? [item.finding.findingId] : []))
  const onlyFindings = subjects.length > 0 && proposals.length === 0

  const show = (next: Filter) => {
    setFilter(next)
    const nowHidden = hiddenBy(items, next)
    setHidden(nowHidden)
    setChecked(new Set())
    const left = items.filter(({ id }) => !nowHidden.has(id))
    if (!left.some(({ id }) => id === active)) setActive(left[0]?.id ?? null)
  }
  const choose = useCallback((id: string) => {
    setActive(id)
    setPane('items')
  }, [])
  const goTo = (index: number) => {
    const item = shown[Math.min(Math.max(index, 0), shown.length - 1)]
    if (item) setActive(item.id)
  }
  const goToNextOpen = (decided: ReadonlySet<string> = new Set()) => {
    const waits = (item: ReviewItem) => isTodo(item) && !decided.has(item.id)
    const next = shown.slice(at + 1).find(waits) ?? shown.find(waits) ?? items.find(waits)
    if (!next) return
    if (hidden.has(next.id)) show({ show: 'all', kind: null, words: '' })
    setActive(next.id)
  }
  const check = useCallback(
    (id: string, range: boolean) => {
      setChecked((now) => {
        const next = new Set(now)
        const [from, to] = [shown.findIndex((item) => item.id === active), shown.findIndex((item) => item.id === id)]
        if (range && from >= 0)
          for (const item of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(item.id)
        else if (!next.delete(id)) next.add(id)
        return next
      })
      setActive(id)
    },
    [shown, active],
  )

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
        return goTo(at + 1)
      case 'previous':
        return goTo(at - 1)
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

  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined)
  onKey.current = (event) => {
    const { target } = event
    if (dialog !== null || document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return
    if (
      target instanceof HTMLElement &&
      target.closest('input:not([type="checkbox"]), textarea, select, [role="combobox"], .ant-select, .ant-segmented')
    )
      return
    const command = commandOf(event)
    if (!command || !can(command)) return
    event.preventDefault()
    run(command)
  }
  useEffect(() => {
    const hear = (event: KeyboardEvent) => onKey.current(event)
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
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
      <Filters filter={filter} items={items} onChange={show} />
      <div className="review-panes">
        <Segmented
          block
          value={pane}
          onChange={setPane}
          options={[
            { value: 'text', label: '正文' },
            { value: 'items', label: '条目' },
          ]}
        />
      </div>
      <div ref={board} className={`review-board showing-${pane}`}>
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
      {dialog === 'edit' && one && (
        <EditDialog
          proposal={review.proposals.find(({ proposalId }) => proposalId === one.id) ?? one.proposal}
          text={source.text}
          selected={selected}
          act={act}
          onDone={() => {
            setDialog(null)
            setChecked(new Set())
            goToNextOpen(new Set([one.id]))
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'split' && one && (
        <SplitDialog
          words={source.text.slice(...one.proposal.span)}
          start={one.proposal.span[0]}
          onDone={(cuts) => void remake({ act: 'split', proposal: seen(one), at: cuts })}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'move' && (
        <MoveDialog
          done="移到"
          about={about}
          kind={one?.proposal.kind ?? null}
          parentId={one?.proposal.parentId ?? null}
          areas={areas}
          onDone={(kind, parentId) =>
            void decide({ act: 'move', proposals: proposals.map(seen), kind, parentId }, proposals)
          }
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'add' && selected && (
        <MoveDialog
          done="选入"
          about={source.text.slice(...selected)}
          kind="measure"
          parentId={areaAt(review, selected[0])}
          areas={areas}
          onDone={(kind, parentId) => {
            window.getSelection()?.removeAllRanges()
            setSelected(null)
            void remake({ act: 'add', span: selected, kind, parentId })
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'reject' && (
        <ReasonDialog
          title="驳回"
          about={about}
          reasons={['不是承诺事项', '与别的条目重复', '识别有误', '属于背景或套话']}
          done="驳回"
          onDone={(reason) => void decide({ act: 'reject', proposals: proposals.map(seen), reason }, proposals)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'settle' && (
        <ReasonDialog
          title="处理存疑项"
          about={about}
          reasons={['已核对，无误', '已在条目中更正', '经核实不涉密', '原文如此']}
          done="记下"
          onDone={(settlement) => void decide({ act: 'settle', findings, settlement }, subjects)}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}

const seen = ({ proposal: { proposalId, revision } }: Proposed) => ({ proposalId, revision })

const wordsOf = (item: ReviewItem | undefined) =>
  item === undefined ? '' : item.type === 'proposal' ? item.proposal.wording : item.finding.message

const hiddenBy = (items: readonly ReviewItem[], filter: Filter): ReadonlySet<string> =>
  new Set(items.filter((item) => !matches(item, filter)).map(({ id }) => id))

/** The area a place of the text stands under: the last whose heading begins before it. */
function areaAt({ proposals }: ReportReview, at: number): string | null {
  const area = proposals.findLast(({ kind, state, span }) => kind === 'area' && state !== 'rejected' && span[0] <= at)
  return area?.proposalId ?? null
}

/** Bring something into the middle of its pane when it is not well in sight. */
function reveal(one: HTMLElement | null | undefined, pane: HTMLElement | null): void {
  if (!one || !pane || one.offsetParent === null) return
  const [own, around] = [one.getBoundingClientRect(), pane.getBoundingClientRect()]
  const scrolls = getComputedStyle(pane).overflowY !== 'visible'
  const [top, bottom] = scrolls ? [around.top, around.bottom] : [60, window.innerHeight - 140]
  if (own.top >= top + 24 && own.bottom <= bottom - 48) return
  if (scrolls) pane.scrollTop += own.top - around.top - (around.height - Math.min(own.height, around.height)) / 3
  else window.scrollBy(0, own.top - window.innerHeight / 3)
}

interface FiltersProps {
  readonly filter: Filter
  readonly items: readonly ReviewItem[]
  readonly onChange: (filter: Filter) => void
}

function Filters({ filter, items, onChange }: FiltersProps) {
  const count = (show: Show) => items.filter((item) => matches(item, { show, kind: null, words: '' })).length
  const choice = (value: Show, words: string) => ({ value, label: `${words} ${count(value)}` })
  return (
    <div className="review-filters">
      <Segmented
        value={filter.show}
        onChange={(show) => onChange({ ...filter, show })}
        options={[
          choice('all', '全部'),
          choice('todo', '待定'),
          choice('changed', '有改动'),
          choice('rejected', '已驳回'),
          choice('findings', '存疑项'),
        ]}
      />
      <Select
        aria-label="类别"
        value={filter.kind ?? ''}
        onChange={(kind) => onChange({ ...filter, kind: kind === '' ? null : (kind as ProposalKind) })}
        options={[
          { value: '', label: '各类' },
          ...Object.entries(proposalWords).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Input.Search
        aria-label="查找条目"
        placeholder="查找条目文字"
        allowClear
        onSearch={(words) => onChange({ ...filter, words: words.trim() })}
      />
    </div>
  )
}
