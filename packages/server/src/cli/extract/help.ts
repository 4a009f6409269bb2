import type { Language } from '../language.ts'

/** What `luoshi extract --help` prints. */
export function help(language: Language): string {
  return language === 'zh' ? zh : en
}

/** The one line shown after a wrong call. */
export const usage = 'luoshi extract [--json|--markdown|--csv|--explain|--ndjson] FILE…|DIR|-    luoshi extract --help'

const zh = `luoshi extract：读政府工作报告，说出其中有什么。

用法
  luoshi extract [选项] FILE…|DIR|-
  luoshi extract --schema

  FILE   txt、html、docx、pdf、doc、wps、rtf、ofd，每份不超过 20 MB；装过 npm run scans 后也读扫描件和照片（png、jpg、tiff）
  DIR    其中（含下级文件夹）能读的文件，按名称排序；隐藏的和符号链接的文件夹不进
  -      标准输入

输出（不写时是便于阅读的提纲）
  --json             一份文件是一个 JSON 对象，几份（或文件夹、清单）是一个数组
  --markdown         Markdown
  --csv              每项举措、目标、成效一行；UTF-8 带 BOM，Excel 可直接打开
  --explain          原文逐句列出，左边注明行号、归为什么、编号
  --ndjson           每份一行 JSON，用于批量；读不了的一行是 {"file", "error"}，其余照读
  --schema           印出 JSON 的结构（JSON Schema 2020-12）

选项
  -j, --jobs N       同 --ndjson 合用：几个线程同时读（1–256），不写时等于处理器数
      --files-from FILE   从文件（- 为标准输入）取路径，一行一个
  -0, --null         同 --files-from 合用：路径以 NUL 分隔
      --strict       有 warn 以上的存疑项时退出状态为 1
      --lang zh|en   提示用的语言
  -h, --help         显示本帮助

--ndjson 的各行按输入的先后排列，与线程数无关。
提纲和存疑项里的行号是修复后文字的行号，同 --explain。
CSV 的列：file,jurisdiction,year,kind,id,area_id,area,theme,path,livelihood,text,figures,due,due_date,
strength,places,units,line,start,end（kind 为 measure、target 或 result）。以 = + - @ 开头的文字前加 ' ，以防被当作公式。

退出状态
  0  全部读出（有无存疑项都算；不是工作报告的也算，在标准错误上说明）
  1  有的没读出来，或 --strict 时有存疑项
  2  用法不对
  130 被中止（Ctrl+C）；--ndjson 已写出的各行是完整的

例
  luoshi extract 报告.pdf
  luoshi extract --csv reports/ > 任务分解.csv
  find . -name '*.docx' -print0 | luoshi extract --ndjson --jobs 4 --files-from - -0 > all.ndjson
  curl -s URL | luoshi extract --json -
`

const en = `luoshi extract: read government work reports and say what they hold.

Usage
  luoshi extract [options] FILE…|DIR|-
  luoshi extract --schema

  FILE   txt, html, docx, pdf, doc, wps, rtf or ofd, 20 MB at most; after \`npm run scans\` also scans and photographs
  DIR    every readable file in it and below, by name; hidden ones and symbolic links to folders are left out
  -      standard input

Output (an outline for reading unless said otherwise)
  --json             one JSON object for one file; an array for several, a folder or a list
  --markdown         Markdown
  --csv              one row a measure, target or result; UTF-8 with a BOM, so that Excel opens it
  --explain          the text sentence by sentence, with its line, what it was taken as, and its id in the margin
  --ndjson           one line of JSON a document, for bulk; one that cannot be read is {"file", "error"}, and on it goes
  --schema           print the JSON Schema (2020-12) of what --json prints

Options
  -j, --jobs N       with --ndjson: how many threads read at once (1–256); the number of processors unless given
      --files-from FILE   take paths from a file (- for standard input), one a line
  -0, --null         with --files-from: the paths end in NUL
      --strict       exit with 1 when there is a finding of severity warn or above
      --lang zh|en   language of the messages
  -h, --help         show this help

The lines of --ndjson stand in the order of the input, whatever the number of threads.
Line numbers in the outline and in findings are those of the restored text, as --explain shows it.
CSV columns: file,jurisdiction,year,kind,id,area_id,area,theme,path,livelihood,text,figures,due,due_date,
strength,places,units,line,start,end (kind is measure, target or result). A text that begins with = + - @ gets a ' in
front, lest it be run as a formula.

Exit status
  0  everything was read (findings or not; a text that is no work report too, which is said on standard error)
  1  an input could not be read, or --strict met a finding
  2  wrong usage
  130 stopped (Ctrl+C); what --ndjson has written are whole lines

Examples
  luoshi extract report.pdf
  luoshi extract --csv reports/ > tasks.csv
  find . -name '*.docx' -print0 | luoshi extract --ndjson --jobs 4 --files-from - -0 > all.ndjson
  curl -s URL | luoshi extract --json -
`
