import type { IdentityParts } from './identity-parts.ts'
import { oidcProvider } from './library.ts'
import { type Asking, cookiesOf, ownHeaders } from './own-headers.ts'

/** Signing in at another system (OpenID Connect): only accounts that an administrator tied to its subject. */
export function otherSystem({ library, basePath }: IdentityParts) {
  const desk = `${basePath}/desk`
  return {
    /** The address to redirect the browser to, and the state cookie; undefined when the other system cannot be reached. */
    async beginOidc(
      asking: Asking,
      to: string | undefined,
    ): Promise<{ readonly location: string; readonly cookies: readonly string[] } | undefined> {
      const answer = await library.api.signInSocial({
        body: {
          provider: oidcProvider,
          callbackURL: ownPath(desk, to),
          errorCallbackURL: `${desk}/sign-in`,
          disableRedirect: true,
        },
        headers: ownHeaders(asking),
        asResponse: true,
      })
      if (!answer.ok) return undefined
      const { url } = (await answer.json()) as { readonly url?: string }
      return url ? { location: url, cookies: cookiesOf(answer) } : undefined
    },

    /** What the library answers when the other system sends the browser back. */
    async endOidc(asking: Asking, address: string): Promise<Response> {
      return library.handler(new Request(address, { headers: ownHeaders(asking) }))
    },
  }
}

/** `to` where it is a page of the desk, otherwise the desk's first page: no open redirect. */
export function ownPath(desk: string, to: string | undefined): string {
  return to?.startsWith(`${desk}/`) && /^(\/[\w.~%-]+)+\/?(\?[\w.~%=&-]*)?$/.test(to) && !to.includes('..') ? to : desk
}
