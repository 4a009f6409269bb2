import type { Said } from '../language.ts'

/** An input that could not be read: what `--ndjson` writes as `error`, and everyone else says on standard error. */
export interface Failure {
  readonly kind: 'failure'
  readonly file: string
  readonly reason: string
  readonly message: string
  readonly messageEn: string
}

/** A failure to read one input; the other inputs are read all the same. */
export function failure(file: string, reason: string, { zh, en }: Said): Failure {
  return { kind: 'failure', file, reason, message: zh, messageEn: en }
}

/** What the system says about a path, in a person's words; null when it is no such error. */
export function fileFailure(file: string, error: unknown): Failure | null {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return null
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return failure(file, 'not-found', { zh: '没有这个文件', en: 'no such file' })
    case 'EACCES':
    case 'EPERM':
      return failure(file, 'not-permitted', { zh: '没有读取的权限', en: 'permission to read it is denied' })
    case 'ELOOP':
      return failure(file, 'not-found', { zh: '符号链接绕成了圈', en: 'its symbolic links run in a circle' })
    case 'ENAMETOOLONG':
      return failure(file, 'not-found', { zh: '路径太长', en: 'the path is too long' })
    default:
      return failure(file, 'unreadable', {
        zh: `系统读不出来（${error.code}）`,
        en: `the system cannot read it (${error.code})`,
      })
  }
}
