/** Makes the addresses of one rendering: all under its base path, and in the elder edition when it is one. */
export interface Addresses {
  readonly elder: boolean
  /** A page of the site by its path, `/about`. */
  readonly page: (path: string) => string
  /** The same path in the other edition (ordinary or elder). */
  readonly otherEdition: (path: string) => string
  /** A file that has only one edition: stylesheet, feed, table. */
  readonly file: (path: string) => string
  /** The ordinary page's address in full, `https://host/140181/2023/33`; without the host where none is known. */
  readonly whole: (path: string) => string
}

/** Path under which the large-type edition of every page stands. */
export const elderPath = '/elder'

/** The addresses of a site under `basePath` of `origin`, in its elder edition or not. */
export function addresses(basePath: string, elder: boolean, origin = ''): Addresses {
  const plain = (path: string) => `${basePath}${path === '/' && basePath ? '' : path}` || '/'
  const large = (path: string) => `${basePath}${elderPath}${path === '/' ? '' : path}`
  return {
    elder,
    page: elder ? large : plain,
    otherEdition: elder ? plain : large,
    file: plain,
    whole: (path) => origin + plain(path),
  }
}
