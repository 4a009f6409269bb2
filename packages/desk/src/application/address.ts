/** Path the desk stands under, `/luoshi/desk`: what the server wrote into the page's `<base>`. */
export const deskPath = new URL(document.baseURI).pathname.replace(/\/$/, '')

/** Path of the public site, `/luoshi`; empty at the root of a host. */
export const sitePath = deskPath.replace(/\/desk$/, '')

/** Address of the desk's API: `/luoshi/desk/api/990101/tasks` for `990101/tasks`. */
export const apiAddress = (path: string): string => `${deskPath}/api/${path.replace(/^\//, '')}`
