import type { Language } from './language.ts'

/** What `luoshi --help` prints. */
export function help(language: Language): string {
  return language === 'zh' ? zh : en
}

const zh = `落实（luoshi）：把政府工作报告读成可以分解、跟踪、督查、公开、对账的计划。

用法
  luoshi COMMAND [选项] …

命令
  extract FILE…|DIR|-   读出报告的成效、目标、重点领域、举措、民生实事和存疑项
  help [COMMAND]        显示帮助

选项
  --lang zh|en          提示用的语言；不写时看 LC_ALL、LC_MESSAGES、LANG，都没说就用中文
  -h, --help            显示帮助（放在命令后面则显示该命令的帮助）
  -V, --version         显示版本

退出状态
  0 做完了；1 有的没做成；2 用法不对，或依赖没有装好；130 被要求中止

例
  luoshi extract 政府工作报告.docx
  luoshi extract --json 报告.txt > 报告.json
`

const en = `Luoshi (落实) turns a Chinese government work report into a plan that can be assigned, followed, supervised,
published and settled.

Usage
  luoshi COMMAND [options] …

Commands
  extract FILE…|DIR|-   read a report's results, targets, focus areas, measures, livelihood items and findings
  help [COMMAND]        show help

Options
  --lang zh|en          language of the messages; otherwise that of LC_ALL, LC_MESSAGES, LANG, or Chinese
  -h, --help            show help (behind a command: that command's)
  -V, --version         show the version

Exit status
  0 done; 1 some of it failed; 2 wrong usage, or the dependencies are not installed; 130 asked to stop

Examples
  luoshi extract report.docx
  luoshi extract --json report.txt > report.json
`
