import type { Language } from '../language.ts'

/** What `luoshi settle --help` prints. */
export const help = (language: Language): string => (language === 'zh' ? zh : en)

/** The one line shown after a wrong call. */
export const usage =
  'luoshi settle [--json|--markdown|--csv|--xlsx] LAST NEXT    luoshi settle --corpus DIR [--out DIR]    luoshi settle --help'

const zh = `luoshi settle：把去年的政府工作报告同今年的对照，逐项提示去年承诺的事今年报告怎么说。不用数据库，不入台账。

用法
  luoshi settle [选项] LAST NEXT
  luoshi settle --corpus DIR [--out DIR] [--jobs N]

  LAST   去年的报告（其中的工作安排、民生实事、预期目标是承诺）
  NEXT   今年的报告（其中的工作回顾是表述）；格式同 luoshi extract

输出（不写时是便于阅读的对照表）
  --json       一个 JSON 对象（luoshi.settlement/1）
  --markdown   Markdown
  --csv        一项承诺一行；UTF-8 带 BOM，Excel 可直接打开
  --xlsx       Excel 工作簿，写到标准输出，要重定向到文件

  --corpus DIR      在文件夹（含下级）中找出同一地方相连两年的报告，每一对一行；加 --json 则每行一个 JSON
  -o, --out DIR     同 --corpus 合用：每一对另存一份 JSON
  -j, --jobs N      同 --corpus 合用：几个线程同时对照，不写时等于处理器数
      --weights FILE  用另一套权重（训练和检验用）
      --lang zh|en    提示用的语言
  -h, --help        显示本帮助

结论都是系统提示，须由人核对。“未点名”不等于未完成。两份报告不是同一地方、不相连，或今年的报告只回顾五年的，
说明原因，不作对照。--corpus 只列条数，不给各地排名；没有配上对的文件逐一说明。

退出状态
  0  已对照
  1  有的没有读出来，或两份报告不能对照
  2  用法不对

例
  luoshi settle 2025报告.docx 2026报告.docx
  luoshi settle --xlsx 2025报告.docx 2026报告.docx > 对照表.xlsx
  luoshi settle --corpus 报告/ --out 对照/
`

const en = `luoshi settle: lay last year’s work report beside this year’s; what does it say of each thing promised? No database.

Usage
  luoshi settle [options] LAST NEXT
  luoshi settle --corpus DIR [--out DIR] [--jobs N]

  LAST   last year’s report (its plan, livelihood items and targets are the promises)
  NEXT   this year’s report (its review is what is claimed); formats as of luoshi extract

Output (a table to read when none is named)
  --json       one JSON object (luoshi.settlement/1)
  --markdown   Markdown
  --csv        a promise a row; UTF-8 with a byte-order mark
  --xlsx       an Excel workbook on standard output, to be redirected to a file

  --corpus DIR      find reports of one place and consecutive years in a folder (and below), one line a pair;
                    with --json one JSON object a line
  -o, --out DIR     with --corpus: a JSON file a pair besides
  -j, --jobs N      with --corpus: as many threads, otherwise the number of processors
      --weights FILE  other weights (to train and to test)
      --lang zh|en    language of the messages
  -h, --help        show this help

Every verdict is a proposal for a person to check; “not named” is not “not done”. Where the two reports are of different
places or not of consecutive years, or the second reviews five years only, it says so and settles nothing. --corpus counts
and never ranks places; each file that is in no pair is named with why.

Exit status
  0  settled
  1  something could not be read, or the two cannot be settled
  2  wrong usage
`
