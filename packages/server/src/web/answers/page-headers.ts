/** Sent with every page. What is said to the browser of policy and reports is the web server's own, for it knows the base path. */
export const pageHeaders: Readonly<Record<string, string>> = { vary: 'Accept-Encoding' }
