/** What the first bytes say a file is; `text` covers everything that may be text. */
export type Container = 'pdf' | 'zip' | 'ole' | 'rtf' | 'image' | 'archive' | 'text'

const signatures: readonly (readonly [Container, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['archive', [0x1f, 0x8b, 0x08]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x52, 0x61, 0x72, 0x21, 0x1a]],
]
const pdfMark = [0x25, 0x50, 0x44, 0x46, 0x2d]

/** What kind of file the bytes are, by their content alone: names lie (a `.doc` is often RTF or HTML). */
export function sniff(bytes: Uint8Array): Container {
  for (const [container, mark] of signatures) if (startsWith(bytes, mark, 0)) return container
  // the mark may stand behind a few bytes of rubbish, which readers of the format accept
  const last = Math.min(bytes.length - pdfMark.length, 1024)
  for (let at = 0; at <= last; at++) if (bytes[at] === 0x25 && startsWith(bytes, pdfMark, at)) return 'pdf'
  return 'text'
}

function startsWith(bytes: Uint8Array, mark: readonly number[], at: number): boolean {
  return mark.every((byte, i) => bytes[at + i] === byte)
}
