/** The nonce by which the page's policy knows the styles of its own scripts. */
export const nonce = document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? ''

/**
 * Set the page's nonce on every style sheet that the desk's scripts create. Parts of antd create some without one (the scroll
 * lock behind a dialog). Injected markup does not pass this way and gets no nonce.
 */
export function signStyles(): void {
  const make = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const made = make(name, options)
    if (made instanceof HTMLStyleElement) made.nonce = nonce
    return made
  }) as typeof document.createElement
}
