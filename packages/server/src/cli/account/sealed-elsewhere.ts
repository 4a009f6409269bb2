import type { Said } from '../language.ts'

/** What to do about second factors that were sealed with another sign-in secret than the one of this installation. */
export function sealedElsewhereWords(userNames: readonly string[]): Said {
  const [shown, count] = [userNames.slice(0, 10), userNames.length]
  const [zh, en] = [shown.join('、'), shown.join(', ')]
  return {
    zh: `${count} 个账号的动态口令是用另一个登录密钥保存的，现在无法登录：${zh}${count > shown.length ? ' 等' : ''}。请放回原来的密钥后重新启动（环境变量 LUOSHI_SECRET，或数据目录的 sign-in-secret 文件）；没有原密钥时逐个解除：luoshi account reset-factor 用户名，本人登录后重新绑定。`,
    en: `${count} accounts cannot sign in, for their second factors were sealed with another sign-in secret: ${en}${count > shown.length ? ' …' : ''}. Put the former secret back and start again (LUOSHI_SECRET, or the file sign-in-secret of the data folder); without it, reset each: luoshi account reset-factor NAME, and the person sets it up again.`,
  }
}
