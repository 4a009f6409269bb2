/** A page of the desk itself, or its first one: nobody is sent elsewhere. */
export function ownPath(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/'
}
