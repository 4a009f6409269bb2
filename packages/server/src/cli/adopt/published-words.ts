/** What became public by an adoption, in words; `snapshot` is null where nothing did. */
export const publishedWords = (snapshot: number | null): string =>
  snapshot === null ? '尚未公开：核对后用 luoshi publish 或工作台“公开”发布。' : `公开快照第 ${snapshot} 号已发布。`

/** {@link publishedWords} in English. */
export const publishedWordsEn = (snapshot: number | null): string =>
  snapshot === null
    ? 'Nothing is public yet: publish it with luoshi publish or at the desk.'
    : `Public snapshot ${snapshot} is published.`

/** What was adopted, in words: promises, and the figures of targets that stand in the task table. */
export const adoptedWords = (commitments: number, targets: number): string =>
  `${commitments} 项承诺事项${targets > 0 ? `，预期目标 ${targets} 项列入任务表` : ''}`

/** {@link adoptedWords} in English. */
export const adoptedWordsEn = (commitments: number, targets: number): string =>
  `${commitments} commitments${targets > 0 ? `, ${targets} figures of targets in the task table` : ''}`
