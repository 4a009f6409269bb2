import type { Language } from '../language.ts'

/** What `luoshi import --help` prints. */
export const help = (language: Language): string => (language === 'zh' ? zh : en)

/** The one line shown after a wrong call. */
export const usage =
  'luoshi import FILE [--jurisdiction CODE] [--adopt | --publish] [--no-secrets] …    luoshi import --help'

const zh = `luoshi import：把一份政府工作报告读入台账，成为待审条目。

用法
  luoshi import [选项] FILE|-

选项
  -j, --jurisdiction CODE   行政区划代码（6 位）；只有一个行政区，或报告写明的行政区已在库中时可以不写
      --name NAME           新行政区的名称；不写时取报告所写
      --level LEVEL         新行政区的级别：省、市、县、乡镇；不写时按代码
      --year YEAR           报告没有写明安排哪一年的工作时，指明年份
      --adopt               读入后即通过，列为承诺事项，预期目标列入任务表；不公开
      --publish             通过后随即发布公开快照（同时包含 --adopt）
      --no-secrets, --声明不涉密   声明文件不涉及国家秘密、工作秘密；不写时在终端上询问
  -h, --help                显示本帮助

同一文件再次读入时不重复；同一年的另一份报告作为新的一版。含“机密★”“内部资料”等字样时给出提示，并且不通过、不公开。

退出状态  0 已读入（或已在库中）；1 没有读入，原因在标准错误上；2 用法不对
`

const en = `luoshi import: take a government work report into the record, as proposals.

Usage
  luoshi import [options] FILE|-

Options
  -j, --jurisdiction CODE   division code (6 digits); not needed for the only place, or one the report names and the record knows
      --name NAME           name of a new place; that of the report otherwise
      --level LEVEL         level of a new place: province, prefecture, county, township; by its code otherwise
      --year YEAR           the year planned, where the report does not say
      --adopt               adopt it at once as commitments, targets in the task table; not public
      --publish             adopt it and publish a snapshot at once
      --no-secrets          state that the file holds neither state nor work secrets; asked for at a terminal otherwise
  -h, --help                show this help

The same file twice is recognised; another report of the same year is its next version. Marks of secrecy are pointed out, and such a file is neither adopted nor published.

Exit status  0 taken in (or there already); 1 not taken in, the reason is on standard error; 2 wrong usage
`
