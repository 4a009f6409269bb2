/** Where the words of the field in the head are looked for; on the search page what narrows it stays. Addresses begin at `/`. */
export function searchAddress(code: string, words: string, at: { readonly pathname: string; readonly search: string }) {
  const to = new URLSearchParams(words ? { q: words } : {})
  const path = `/${code}/search`
  const shown = new URLSearchParams(at.pathname === path ? at.search : '')
  for (const name of ['status', 'unit']) {
    const value = shown.get(name)
    if (value) to.set(name, value)
  }
  return to.size > 0 ? `${path}?${to}` : path
}
