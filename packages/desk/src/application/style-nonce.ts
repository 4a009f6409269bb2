/** The nonce by which the page's policy knows the styles of its own scripts. */
export const nonce = document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? ''

/**
 * Give every style sheet that the desk's own scripts make the page's nonce. Parts of antd make some without asking for one
 * (what holds the page still behind a dialog); markup that somebody slipped in is not made this way and stays without.
 */
export function signStyles(): void {
  const make = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const made = make(name, options)
    if (made instanceof HTMLStyleElement) made.nonce = nonce
    return made
  }) as typeof document.createElement
}
