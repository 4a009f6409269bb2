/** A file's name alone and as it is seen: no folders, no control or direction characters, at most 180 characters. */
export function plainFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const seen = last.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}"<>|*?:]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '')
  const [, stem = '', end = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/s.exec(seen) ?? []
  return `${[...stem].slice(0, 170).join('') || '未命名'}${end}`
}

/** The header that has a browser save a file under its name, whatever is in the name. */
export const asAttachment = (fileName: string): string => disposition('attachment', fileName)

/** The header that has a browser show a file, and save it under its name. */
export const asInline = (fileName: string): string => disposition('inline', fileName)

function disposition(kind: 'attachment' | 'inline', fileName: string): string {
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="file"; filename*=UTF-8''${encoded}`
}
