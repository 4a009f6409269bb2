/** A password's hash as the sign-in keeps it. */
export { hashPassword } from 'better-auth/crypto'
