import { randomInt } from 'node:crypto'

// no 0 O 1 l I o: a first password is read off paper
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz'
const digits = '23456789'

/** A random password for the first sign-in, `Kmv7-xWq4-pRt9`: about 59 bits. */
export function firstPassword(): string {
  const one = (from: string) => from.charAt(randomInt(from.length))
  const group = () => one(letters) + one(letters) + one(letters) + one(digits)
  return `${group()}-${group()}-${group()}`
}

/** For how many days a first password holds. */
export const firstPasswordDays = 14
