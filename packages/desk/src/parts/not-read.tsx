interface NotReadProps {
  /** Name of the sheet that was read; empty for a .csv. */
  readonly sheet: string
  /** Other sheets, which were not read. */
  readonly unread: readonly string[]
  /** Heads of columns that were not read. */
  readonly ignored: readonly string[]
  readonly leftOut: readonly { readonly row: number; readonly text: string }[]
  /** What a line of the list is: 人员, 单位. */
  readonly of: string
}

/** What of a list was not read: other sheets, columns, and lines; nothing where all was. */
export function NotRead({ sheet, unread, ignored, leftOut, of }: NotReadProps) {
  return (
    <>
      {unread.length > 0 && (
        <p role="status">
          ▲ 读的是工作表“{sheet}”；{unread.map((name) => `“${name}”`).join('、')}
          没有读入，需要时请另存为单独的文件再导入。
        </p>
      )}
      {ignored.length > 0 && (
        <p role="status">
          没有读入的列：{ignored.map((name) => `“${name}”`).join('、')}
          。如其中有要用的，请指定各列对应，或改好表头后再导入。
        </p>
      )}
      {leftOut.length > 0 && (
        <details className="soft">
          <summary>
            有 {leftOut.length} 行不是{of}，没有读入
          </summary>
          <ul>
            {leftOut.map(({ row, text }) => (
              <li key={row}>
                第 {row} 行：{text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
