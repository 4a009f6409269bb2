import type { Language } from './language.ts'

/** What `luoshi --help` prints. */
export function help(language: Language): string {
  return language === 'zh' ? zh : en
}

const zh = `落实（luoshi）：把政府工作报告读成可以分解、跟踪、督查、公开、对账的计划。

用法
  luoshi COMMAND [选项] …

命令
  start                 启动：数据库、公开网站、接口
  import FILE           把报告读入台账，成为待审条目
  adopt YEAR            通过一份已读入的报告，列为承诺事项并公开
  publish YEAR          按现在的样子发布新的公开快照
  place                 设置页脚的发布机构、监督电话、索引号
  distribute            写出按行政区分布到多台机器的语句（Citus 等）
  status                数据在哪里，服务是否在运行，各行政区有些什么
  key                   归档签名用的密钥：列出指纹、换用新的
  head                  台账的末条哈希：写成文件，由别处会签留存
  seal                  静态加密：密钥、换密钥、重写佐证材料
  verify                重算台账和内容库的哈希，指出第一处不符
  export, restore       导出一个行政区的全部数据；从归档恢复
  site                  把公开页面写成文件，供任何网站服务器使用
  account               替登录不了的人办理：系统管理员链接、解除动态口令、重置口令
  token NAME            发放或作废接口写入令牌
  purge HASH            由两人决定，清除误入的涉密内容
  clock                 试算督办事项的办理时限：13710、710、自定
  extract FILE…|DIR|-   读出报告的成效、目标、重点领域、举措、民生实事和存疑项（不入台账）
  settle LAST NEXT      去年的报告同今年的对照：承诺的事，今年怎么说（不入台账）
  help [COMMAND]        显示帮助

选项
  --lang zh|en          提示用的语言；不写时看 LC_ALL、LC_MESSAGES、LANG，都没说就用中文
  -h, --help            显示帮助（放在命令后面则显示该命令的帮助）
  -V, --version         显示版本

退出状态
  0 做完了；1 有的没做成；2 用法不对，或依赖没有装好；130 被要求中止

例
  luoshi start
  luoshi import 政府工作报告.docx --jurisdiction 140181 --publish
  luoshi extract 政府工作报告.docx
  luoshi extract --json 报告.txt > 报告.json
`

const en = `Luoshi (落实) turns a Chinese government work report into a plan that can be assigned, followed, supervised,
published and settled.

Usage
  luoshi COMMAND [options] …

Commands
  start                 run it: database, public site, API
  import FILE           take a report into the record, as proposals
  adopt YEAR            adopt an imported report: its commitments, public
  publish YEAR          publish what is public of a year as the next snapshot
  place                 set who publishes, supervision telephone, index number
  distribute            the statements that divide the database by place over machines (Citus)
  status                where the data is, whether a server runs, what each place holds
  key                   the key archives are signed with: fingerprints, another one
  head                  the hash of the last entry: to be signed and kept elsewhere
  seal                  encryption at rest: keys, another key, evidence written again
  verify                recompute ledger and vault, name the first break
  export, restore       everything of a place as one archive; back from it
  site                  the public pages as files for any web server
  account               help who cannot sign in: link for an administrator, second factor, password
  token NAME            give out or revoke a token to write through the API
  purge HASH            remove what must not be here, by two persons
  clock                 try when a matter is due: 13710, 710, a limit of your own
  extract FILE…|DIR|-   read a report's results, targets, focus areas, measures, livelihood items and findings
  settle LAST NEXT      lay last year’s promises beside what this year’s report says of them
  help [COMMAND]        show help

Options
  --lang zh|en          language of the messages; otherwise that of LC_ALL, LC_MESSAGES, LANG, or Chinese
  -h, --help            show help (behind a command: that command's)
  -V, --version         show the version

Exit status
  0 done; 1 some of it failed; 2 wrong usage, or the dependencies are not installed; 130 asked to stop

Examples
  luoshi start
  luoshi import report.docx --jurisdiction 140181 --publish
  luoshi extract report.docx
  luoshi extract --json report.txt > report.json
`
