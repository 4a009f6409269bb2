import { type Refusal, refusal } from '../../domain/refusal.ts'
/** Why a change of people, roles or units was not made. */
export type PeopleRefusal = Refusal

/** Answers where a person is not of the place. */
export const unknownPerson = refusal(404, 'unknown-person', '没有这个人。', 'There is no such person.')
/** Answers where a unit is not of the place or no longer stands. */
export const unknownUnit = refusal(
  404,
  'unknown-unit',
  '没有这个单位，或它已撤销。',
  'There is no such unit, or it is closed.',
)
/** Answers where an account is to be changed and there is none. */
export const noAccount = refusal(422, 'no-account', '这个人还没有账号。', 'This person has no account.')
/** Answers where another account of the server has the user name. */
export const nameTaken = refusal(
  409,
  'conflict',
  '这个用户名已被使用，请换一个。',
  'This user name is taken. Choose another one.',
)
/** A user name has 2 to 32 characters of the allowed kinds. */
export const badUserName = refusal(
  422,
  'bad-user-name',
  '用户名为 2–32 个汉字、字母或数字，中间可用 . _ -。',
  'A user name has 2 to 32 Han characters, letters or digits, with . _ - within.',
)

/** 409 with the row as it is now. */
export const stale = (current: unknown): PeopleRefusal =>
  refusal(
    409,
    'stale',
    '这一行刚被他人修改，没有覆盖。请核对最新内容后再保存。',
    'Somebody else has just changed this row; nothing was overwritten.',
    current,
  )
