import { defaultSignInRules } from '../domain/sign-in-rules.ts'
import { normalUserName } from './user-name.ts'

/** What a password must be, in words for people. */
export const passwordRules = (shortest: number = defaultSignInRules.shortestPassword) => ({
  message: `口令至少 ${shortest} 位，含大写字母、小写字母、数字、符号中的三种，不含用户名，不用常见口令，不与原口令相同。`,
  messageEn: `A password has at least ${shortest} characters of three kinds (capitals, small letters, digits, signs), does not contain the user name, is no common one and not the former one.`,
})

/** Longest password, in characters: a hash is made of it. */
export const longestPassword = 128

/** Whether a password keeps the {@link passwordRules}, all but the last: the former one is not known here. */
export function isGoodPassword(
  password: string,
  userName: string,
  shortest: number = defaultSignInRules.shortestPassword,
): boolean {
  if (password.length < shortest || password.length > longestPassword) return false
  const kinds = [/\p{Lu}/u, /\p{Ll}/u, /\d/, /[^\p{Lu}\p{Ll}\d]/u].filter((kind) => kind.test(password)).length
  if (kinds < 3) return false
  const plain = password.toLowerCase()
  if (plain.includes(normalUserName(userName))) return false
  // what stands on every list: a word or a walk over the keys, and a year or digits in a row to fill up
  return !/^(?:admin|administrator|root|test|user|pass(?:word|w0rd)?|p@ss(?:word|w0rd)|qwer(?:ty)?|asdf|1qaz(?:@wsx|2wsx|xsw2)|zaq1|abc|aa|a|gov|luoshi)[^\p{L}]*$/u.test(
    plain,
  )
}
