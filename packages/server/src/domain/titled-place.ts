/** A place as a title names it: one that does not exist says so. */
export const titledPlace = ({ name, fictitious }: { readonly name: string; readonly fictitious: boolean }): string =>
  `${name}${fictitious ? '（演示用虚构地区）' : ''}`
