/** Bring something into the middle of its pane when it is not well in sight. */
export function reveal(one: HTMLElement | null | undefined, pane: HTMLElement | null): void {
  if (!one || !pane || one.offsetParent === null) return
  const [own, around] = [one.getBoundingClientRect(), pane.getBoundingClientRect()]
  const scrolls = getComputedStyle(pane).overflowY !== 'visible'
  const [top, bottom] = scrolls ? [around.top, around.bottom] : [60, window.innerHeight - 140]
  if (own.top >= top + 24 && own.bottom <= bottom - 48) return
  if (scrolls) pane.scrollTop += own.top - around.top - (around.height - Math.min(own.height, around.height)) / 3
  else window.scrollBy(0, own.top - window.innerHeight / 3)
}
