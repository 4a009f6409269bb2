import type { Refused } from './decoded.ts'
import type { Refusal } from './received.ts'

/** Bytes a file may have: 20 MB. */
export const maxBytes = 20 * 1024 * 1024

const refuse = (reason: Refusal['reason'], message: string, messageEn: string): Refused => ({
  kind: 'refused',
  reason,
  message,
  messageEn,
})

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)

/** Nothing in it, or only blanks. */
export const emptyFile = refuse(
  'empty',
  '文件是空的，或只有空白，没有可读的文字。请检查是否选错了文件，或重新下载后再试。',
  'The file is empty or holds only blanks. Check that it is the right file, or download it again.',
)

/** A file over {@link maxBytes}. */
export const tooLargeFile = (bytes: number): Refused =>
  refuse(
    'too-large',
    `文件有 ${megabytes(bytes)} MB，超过每个文件 20 MB 的上限。请去掉图片和附件，或把正文另存为 .txt 或 .docx 后再试。`,
    `The file has ${megabytes(bytes)} MB; the limit is 20 MB a file. Remove pictures and annexes, or save the text as .txt or .docx.`,
  )

/** A small file that unpacks to a huge one. */
export const unpacksTooLarge = refuse(
  'too-large',
  '压缩的内容展开后过大（超过 24 MB），可能是恶意文件，没有展开。如是真实的报告，请用 WPS 或 Word 打开后另存为 .docx 再试。',
  'The packed content would unpack to more than 24 MB and was not unpacked: it may be malicious. If it is a real report, open it in Word or WPS and save it as .docx again.',
)

/** A document behind a password. */
export const encryptedFile = (what: string): Refused =>
  refuse(
    'encrypted',
    `这个 ${what} 文件设有密码，无法读取。请用密码打开，去掉密码后另存再试。`,
    `This ${what} file is protected by a password. Open it with the password and save it again without one.`,
  )

/** A file whose beginning says what it is, but whose rest cannot be read. */
export const brokenFile = (what: string, remedy: string, remedyEn: string): Refused =>
  refuse(
    'broken',
    `这个 ${what} 文件已损坏或不完整，无法读取。${remedy}`,
    `This ${what} file is damaged or incomplete. ${remedyEn}`,
  )

/** A Word document that cannot be read to its end. */
export const brokenWord = (what: string): Refused =>
  brokenFile(
    what,
    '请重新下载，或用 WPS 或 Word 打开后另存为 .docx 再试。',
    'Download it again, or open it in Word or WPS and save it as .docx.',
  )

/** A page description without characters: a scan. Where the engine for scans is installed, the caller goes on to it. */
export const noTextLayer = (what: string, whatEn = what): Refused =>
  refuse(
    'no-text-layer',
    `这个 ${what} 只有图像，没有文字层（多为扫描件）。${engine}；或先做文字识别（OCR）再提交识别后的文件，或粘贴文字。`,
    `This ${whatEn} holds only pictures and no text layer (usually a scan). ${engineEn}; or run text recognition (OCR) first and hand in the result, or paste the text.`,
  )

const engine = '在装有落实的机器上运行一次 npm run scans，装上文字识别，即可直接读取'
const engineEn =
  'Run `npm run scans` once on the machine that runs Luoshi: it installs the recognition, which then reads it'

/** An OFD of pictures, which the engine does not open. */
export const ofdOfPictures: Refused = refuse(
  'no-text-layer',
  '这个 OFD 只有图像，没有文字层（多为扫描件）。请用版式阅读软件另存为 PDF 再提交，或粘贴文字。',
  'This OFD holds only pictures and no text layer. Save it as PDF and hand that in, or paste the text.',
)

/** Pictures in which no text was found. */
export const nothingRecognised: Refused = refuse(
  'no-text-layer',
  '图像里没有识别出文字：可能是空白页、照片过于模糊，或页面放反了。请重新扫描（150—300 dpi，正放）再提交。',
  'No text was recognised in the pictures: blank pages, a blurred photograph, or pages upside down. Scan them again (150–300 dpi, upright).',
)

/** A page description whose characters have no meaning attached. */
export const unreadableTextLayer = (what: string): Refused =>
  refuse(
    'no-text-layer',
    `这个 ${what} 的文字层没有可用的编码，取出的是乱码。${engine}；或用原稿另存为 .docx 再试。`,
    `The text layer of this ${what} says nothing of which characters it shows. ${engineEn}; or save the original as .docx.`,
  )

/** Bytes that are no text and no format known here. */
export const unknownFormat = refuse(
  'unknown-format',
  '认不出文件的格式，它不像文字文件。可以读的有：txt、html、docx、pdf、doc、wps、rtf、ofd。请用 WPS 或 Word 打开后另存为 .docx 再试。',
  'The format is not known and the content is no text. What can be read: txt, html, docx, pdf, doc, wps, rtf, ofd. Open the file in Word or WPS and save it as .docx.',
)

/** A format that is recognised and not read. */
export const unsupportedFormat = (what: string, whatEn: string): Refused =>
  refuse(
    'unknown-format',
    `这是${what}，不能直接读取。请打开后把正文另存为 .docx 或 .txt 再试。`,
    `This is ${whatEn}, which is not read. Open it and save the text as .docx or .txt.`,
  )

/** A page whose text is not in it: one that a script fills in, or only pictures. */
export const emptyPage = refuse(
  'empty',
  '网页里没有文字，正文可能由脚本载入或是图片。请在浏览器里打开，复制正文粘贴，或另存为 .txt 再试。',
  'The page holds no text: a script may load it, or it is pictures. Open it in a browser and paste the text, or save it as .txt.',
)
