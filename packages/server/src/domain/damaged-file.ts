/**
 * A file of the installation is not what was written into it: empty, cut off, of another kind, a folder, or not readable.
 * It is told to a person in these words; nothing has changed when it is thrown.
 */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile'
  readonly path: string
  /** The sentence in Chinese: which file, what is wrong with it, and what to do. */
  readonly zh: string
  /** The same in English. */
  readonly en: string

  /** `what` names the file's contents; `why` is a code of the system, or words of ours; `toDo` are whole sentences. */
  constructor(path: string, { what, why, toDo }: { readonly what: Words; readonly why: Words; readonly toDo: Words }) {
    const zh = `${what.zh} ${path} 用不了（${why.zh}）。${toDo.zh}`
    const en = `${what.en} ${path} cannot be used (${why.en}). ${toDo.en}`
    super(en)
    this.path = path
    this.zh = zh
    this.en = en
  }
}

/** One sentence, or part of one, in both languages. */
interface Words {
  readonly zh: string
  readonly en: string
}

/** What an error of the system says of a file, for people: a folder in its place, no permission, or its code. */
export function fileTrouble(error: unknown): Words {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return troubles[code] ?? { zh: code || String(error), en: code || String(error) }
}

const troubles: Readonly<Record<string, Words>> = {
  EISDIR: { zh: '这里是一个目录，不是文件', en: 'there is a folder in its place' },
  EEXIST: { zh: '这里已有一个文件，不是目录', en: 'there is a file in its place' },
  ENOTDIR: { zh: '上级不是目录', en: 'what should be its folder is none' },
  EACCES: {
    zh: '没有权限，应归运行落实的账户所有',
    en: 'no permission: it is to belong to the account that runs Luoshi',
  },
  EPERM: {
    zh: '没有权限，应归运行落实的账户所有',
    en: 'no permission: it is to belong to the account that runs Luoshi',
  },
  ELOOP: { zh: '链接指向自己', en: 'a link that leads to itself' },
  EROFS: { zh: '磁盘是只读的', en: 'the disk is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EIO: { zh: '磁盘读写出错（EIO）', en: 'the disk fails (EIO)' },
}

/** Why a file with the wrong content cannot be used. */
export const contentTrouble = (text: string): Words =>
  text.trim() === ''
    ? { zh: '文件是空的', en: 'it is empty' }
    : { zh: '内容不完整或不是原来的格式', en: 'its content is cut off or of another form' }
