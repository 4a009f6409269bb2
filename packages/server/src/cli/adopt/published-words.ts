/** What became public by an adoption, in words; `snapshot` is null where nothing did. */
export const publishedWords = (snapshot: number | null): string =>
  snapshot === null ? '尚未公开：核对后用 luoshi publish 或工作台“公开”发布。' : `公开快照第 ${snapshot} 号已发布。`

/** {@link publishedWords} in English. */
export const publishedWordsEn = (snapshot: number | null): string =>
  snapshot === null
    ? 'Nothing is public yet: publish it with luoshi publish or at the desk.'
    : `Public snapshot ${snapshot} is published.`
