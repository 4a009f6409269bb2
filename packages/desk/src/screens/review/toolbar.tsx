import { Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'

/** What a key or button of the review does. */
export type Command =
  | 'next'
  | 'previous'
  | 'next-open'
  | 'accept'
  | 'accept-area'
  | 'edit'
  | 'merge'
  | 'split'
  | 'move'
  | 'reject'
  | 'reopen'
  | 'check'
  | 'undo'
  | 'add'
  | 'clear'

/** The letter of each command, as it stands on its button. */
export const letters: Readonly<Partial<Record<Command, string>>> = {
  next: 'J',
  previous: 'K',
  'next-open': 'N',
  accept: 'A',
  'accept-area': '⇧A',
  edit: 'E',
  merge: 'M',
  split: 'S',
  move: 'V',
  reject: 'R',
  reopen: 'O',
  check: 'X',
  undo: 'U',
  add: 'I',
}

/** The command of a key; null when it has none. */
export function commandOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): Command | null {
  if (ctrlKey || metaKey || altKey) return null
  if (key === 'ArrowDown') return 'next'
  if (key === 'ArrowUp') return 'previous'
  if (key === 'Escape') return 'clear'
  if (shiftKey) return key.toUpperCase() === 'A' ? 'accept-area' : null
  const letter = key.toUpperCase()
  const found = Object.entries(letters).find(([, own]) => own === letter)
  return found ? (found[0] as Command) : null
}

/** What the toolbar's commands would act on. */
interface ToolbarProps {
  /** How many are chosen by their boxes; 0 when a command is for the active one alone. */
  readonly chosen: number
  readonly finding: boolean
  readonly area: boolean
  readonly can: (command: Command) => boolean
  readonly run: (command: Command) => void
}

/** The review's buttons, each with its letter. */
export function Toolbar({ chosen, finding, area, can, run }: ToolbarProps) {
  const button = (command: Command, words: ReactNode, type: 'primary' | 'default' = 'default') => (
    <Button
      key={command}
      type={type}
      disabled={!can(command)}
      aria-keyshortcuts={letters[command]}
      // the screen's own focus stays where the reviewer works
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(command)}
    >
      {words}
      {letters[command] && <kbd>{letters[command]}</kbd>}
    </Button>
  )
  const more = (['split', 'move', 'reopen', 'check', 'previous', 'next'] as const).map((command) => ({
    key: command,
    label: moreWords[command],
    disabled: !can(command),
  }))
  return (
    <div className="review-toolbar" role="toolbar" aria-label="审核操作">
      {chosen > 0 && <span className="review-chosen">所选 {chosen} 项</span>}
      {button('accept', finding ? '核对无误' : '接受', 'primary')}
      {area && button('accept-area', '接受整个领域')}
      {button('edit', finding ? '写明处理' : '改')}
      {button('reject', '驳回')}
      <span className="review-wide">
        {button('merge', chosen > 1 ? '合并' : '与下条合并')}
        {button('split', '拆分')}
        {button('move', '移到')}
        {button('reopen', '恢复待定')}
        {button('check', '选中')}
      </span>
      <span className="review-end">
        {button('undo', '撤销')}
        <span className="review-wide">
          {button('previous', '上一条')}
          {button('next', '下一条')}
        </span>
        {button('next-open', '下一待定')}
      </span>
      <span className="review-narrow">
        <Dropdown menu={{ items: more, onClick: ({ key }) => run(key as Command) }} trigger={['click']}>
          <Button>更多</Button>
        </Dropdown>
      </span>
    </div>
  )
}

const moreWords = {
  split: '拆分',
  move: '移到',
  reopen: '恢复待定',
  check: '选中',
  previous: '上一条',
  next: '下一条',
} as const
