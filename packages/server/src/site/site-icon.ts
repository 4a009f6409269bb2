/** The site's icon: a page with the three rules of a table, the first of them red. */
export const siteIcon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="3" fill="#fdfcf9"/><path d="M5 8h22" stroke="#a8321e" stroke-width="4"/><path d="M5 16h22M5 24h22" stroke="#1c1b19" stroke-width="2"/></svg>'
