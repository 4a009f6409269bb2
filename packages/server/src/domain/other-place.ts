/** A word of warning, in both languages. */
export interface Warning {
  readonly message: string
  readonly messageEn: string
}

/** The warning where a report names (`named`) a place that can hardly be the one it was filed under (`name`). */
export function otherPlaceWarning(name: string, named: string | null): Warning | undefined {
  const stem = (place: string) => place.replace(/(?:自治[州县旗区]|[省市县区旗州盟镇乡])$/, '')
  if (named === null || named.includes(stem(name)) || name.includes(stem(named))) return undefined
  return {
    message: `报告写的是“${named}”，现记在 ${name} 名下。如果不对，请不要通过，另用正确的行政区划代码读入。`,
    messageEn: `The report is of ${named} and was filed under ${name}. If that is wrong, do not adopt it; import it again under the right code.`,
  }
}
