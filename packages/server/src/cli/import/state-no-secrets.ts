import { createInterface } from 'node:readline/promises'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Shell } from '../shell.ts'
import { oneLine } from '../terminal/printable.ts'
import { say } from '../with-record.ts'

/** Have the person who sits at the terminal state that the file holds no secrets; without a terminal the call must say so. */
export async function stateNoSecrets(shell: Shell, file: string): Promise<{ readonly kind: 'stated' } | Refusal> {
  if (!shell.stdin.isTTY || file === '-') return unstated
  await shell.err.write(
    say(
      shell,
      `即将读入 ${oneLine(file)}，其内容将用于公开。请确认：本文件不涉及国家秘密、工作秘密。\n确认请输入“是”（或 yes）：`,
      `${oneLine(file)} is about to be taken in, and what it says to be published.\nIt holds neither state secrets nor work secrets. Type yes (是) to confirm: `,
    ),
  )
  const lines = createInterface({ input: shell.stdin })
  try {
    const { value } = await lines[Symbol.asyncIterator]().next()
    return /^(是|是的|确认|yes|y)$/i.test(String(value ?? '').trim()) ? { kind: 'stated' } : unconfirmed
  } finally {
    lines.close()
  }
}

const unstated: Refusal = refusal(
  422,
  'not-stated',
  '没有读入：读入前须声明文件不涉及国家秘密、工作秘密。核实后加上 --声明不涉密（或 --no-secrets）再运行，或在终端上运行并按提示确认。',
  'Not taken in: it must first be stated that the file holds neither state nor work secrets. Check it and run again with --no-secrets, or at a terminal, where you are asked.',
)

const unconfirmed: Refusal = refusal(
  422,
  'not-stated',
  '没有确认，未读入。涉及国家秘密或工作秘密的文件不得进入本系统。',
  'Not confirmed, not taken in. A document with state or work secrets must not enter this system.',
)
