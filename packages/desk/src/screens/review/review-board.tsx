import type { ReportReview, ReportText } from '@luoshi/server/desk/review/review-routes.ts'
import { Button, Checkbox, Segmented } from 'antd'
import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { actWords } from '../../words/proposals.ts'
import { ItemList } from './item-list.tsx'
import { marksOf } from './lay-text.ts'
import { OpenDialog } from './open-dialog.tsx'
import { reveal } from './reveal.ts'
import { ReviewFilters } from './review-filters.tsx'
import { ReviewHead } from './review-head.tsx'
import { isTodo, itemAt, itemsOf, type ReviewItem, tallyOf } from './review-items.ts'
import { selectedRange, TextPane } from './text-pane.tsx'
import { Tie } from './tie.tsx'
import { letters, Toolbar } from './toolbar.tsx'
import { useCommandKeys } from './use-command-keys.ts'
import type { useReview } from './use-review.ts'
import { useReviewActs } from './use-review-acts.ts'
import { useReviewList } from './use-review-list.ts'

interface ReviewBoardProps extends Pick<ReturnType<typeof useReview>, 'act' | 'undo'> {
  readonly review: ReportReview
  readonly source: ReportText
  /** An act is on its way to the server. */
  readonly saving: boolean
}

/** The review of one version of a report: its text, its items, and the commands on them. */
export function ReviewBoard({ review, source, act, undo, saving }: ReviewBoardProps) {
  const place = useWorkplace()
  const mayReview = place.has('supervisor') && review.state === 'proposed'
  const items = useMemo(() => itemsOf(review), [review])
  const marks = useMemo(() => marksOf(review), [review])
  const tally = useMemo(() => tallyOf(items), [items])
  const areas = useMemo(() => areaTitles(review), [review])
  // a task's page leads to its sentence by `at`
  const [address] = useSearchParams()
  const list = useReviewList(items, mayReview, itemAt(items, address.get('at')))
  const { shown, active, checked, setChecked, choose } = list
  const acts = useReviewActs({ review, items, tally, list, mayReview, act, undo })
  const { subjects, dialog, selected, can, run } = acts
  const { ticked } = subjects
  const [board, textPane, listPane] = [
    useRef<HTMLDivElement>(null),
    useRef<HTMLDivElement>(null),
    useRef<HTMLDivElement>(null),
  ]
  useCommandKeys(dialog === null, can, run)
  useRevealed(active, textPane, listPane)

  return (
    <div className="review">
      <ReviewHead review={review} tally={tally} mayReview={mayReview} saving={saving} onNextOpen={list.nextOpen} />
      <ReviewFilters filter={list.filter} items={items} onChange={list.show}>
        {mayReview && acts.sure.length > 0 && (
          <Button onClick={acts.acceptSure}>接受全部有把握的 {acts.sure.length} 条</Button>
        )}
      </ReviewFilters>
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
            onSelect={() => acts.setSelected(selectedRange(textPane.current))}
          />
          {selected && mayReview && (
            <div className="review-selection">
              <span className="soft">已选 {selected[1] - selected[0]} 字</span>
              <Button
                type="primary"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => acts.setDialog('add')}
              >
                选入为条目<kbd>{letters.add}</kbd>
              </Button>
            </div>
          )}
        </section>
        <section className="review-right" aria-label="条目">
          {mayReview && (
            <Checkbox
              className="review-all"
              checked={ticked.length > 0 && ticked.length === shown.length}
              indeterminate={ticked.length > 0 && ticked.length < shown.length}
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
            onCheck={list.check}
          />
          {!shown.some(isTodo) && mayReview && items.some(isTodo) ? (
            <p className="notice" role="status">
              {shown.length === 0 ? '没有符合条件的条目' : '这一列已全部审完'}，另有 {items.filter(isTodo).length}{' '}
              条待定。
              <Button type="link" size="small" onClick={list.leaveFilter}>
                看下一条待定
              </Button>
            </p>
          ) : (
            shown.length === 0 && <p className="notice">没有符合条件的条目。</p>
          )}
          {mayReview && (
            <Toolbar
              chosen={ticked.length}
              finding={subjects.onlyFindings}
              area={can('accept-area')}
              can={can}
              run={run}
            />
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
        one={acts.one}
        about={aboutWords(subjects.all)}
        selected={selected}
        act={act}
        {...acts.answers}
      />
    </div>
  )
}

/** Scrolls both panes to the active item. The keyboard follows, unless somebody is typing. */
function useRevealed(
  active: string | null,
  text: RefObject<HTMLDivElement | null>,
  list: RefObject<HTMLDivElement | null>,
) {
  useLayoutEffect(() => {
    if (active === null) return
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${active}"]`)
    reveal(row, list.current)
    reveal(text.current?.querySelector<HTMLElement>(`[data-item="${active}"]`), text.current)
    if (row && (document.activeElement === document.body || list.current?.contains(document.activeElement)))
      row.focus({ preventScroll: true })
  }, [active, list, text])
}

/** The titles of the areas that stand, by their proposal's id. */
const areaTitles = ({ proposals }: ReportReview): ReadonlyMap<string, string> =>
  new Map(
    proposals
      .filter(({ kind, state }) => kind === 'area' && state !== 'rejected')
      .map(({ proposalId, wording, content }) => [proposalId, content.focus ?? wording]),
  )

function aboutWords(subjects: readonly ReviewItem[]): string {
  const [only] = subjects
  if (subjects.length !== 1 || !only) return `所选 ${subjects.length} 项`
  return only.type === 'proposal' ? only.proposal.wording : only.finding.message
}
