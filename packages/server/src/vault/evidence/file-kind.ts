/** A kind of file that may be evidence. */
export interface FileKind {
  /** What its names end in. */
  readonly extensions: readonly string[]
  readonly mediaType: string
  /** 文件种类 */
  readonly name: string
  /** Whether a reduced picture of it can be shown. */
  readonly picture: boolean
}

/**
 * What offices hand in: documents, sheets and slides of Office and WPS, PDF, OFD, pictures, plain text. No archives (what
 * is in them cannot be looked at, and they hide the rest), no web pages and drawings with script in them (html, svg), no
 * files made to carry macros (docm, xlsm), no programs, no video: nobody is to be asked to film themselves working.
 */
export const fileKinds = {
  pdf: { extensions: ['pdf'], mediaType: 'application/pdf', name: 'PDF 文档', picture: false },
  ofd: { extensions: ['ofd'], mediaType: 'application/ofd', name: 'OFD 版式文件', picture: false },
  docx: {
    extensions: ['docx', 'wps'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name: '文字文档',
    picture: false,
  },
  xlsx: {
    extensions: ['xlsx', 'et'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: '表格',
    picture: false,
  },
  pptx: {
    extensions: ['pptx', 'dps'],
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    name: '演示文稿',
    picture: false,
  },
  doc: { extensions: ['doc', 'wps'], mediaType: 'application/msword', name: '文字文档', picture: false },
  xls: { extensions: ['xls', 'et'], mediaType: 'application/vnd.ms-excel', name: '表格', picture: false },
  ppt: { extensions: ['ppt', 'dps'], mediaType: 'application/vnd.ms-powerpoint', name: '演示文稿', picture: false },
  // what is called .doc is often rich text
  rtf: { extensions: ['rtf', 'doc'], mediaType: 'application/rtf', name: '文字文档', picture: false },
  jpg: { extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg', name: '图片', picture: true },
  png: { extensions: ['png'], mediaType: 'image/png', name: '图片', picture: true },
  webp: { extensions: ['webp'], mediaType: 'image/webp', name: '图片', picture: true },
  // photographs of telephones; few browsers and no library here show them, so they are kept without a picture
  heic: { extensions: ['heic', 'heif'], mediaType: 'image/heic', name: '图片', picture: false },
  text: { extensions: ['txt', 'csv'], mediaType: 'text/plain', name: '文本', picture: false },
} as const satisfies Readonly<Record<string, FileKind>>

/** A kind of file that is taken as evidence. */
export type FileKindName = keyof typeof fileKinds

/** Every ending of a name that is taken, in the order of {@link fileKinds}. */
export const takenExtensions: readonly string[] = [
  ...new Set(Object.values(fileKinds).flatMap(({ extensions }) => extensions)),
]

/** The ending of a file's name in small letters; empty when it has none. */
export function extensionOf(fileName: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
}

/** Whether a file of that media type has a reduced picture. */
export function hasPicture(mediaType: string): boolean {
  return Object.values(fileKinds).some((kind) => kind.picture && kind.mediaType === mediaType)
}
