/** What stands where words were purged. */
export const REMOVED = '（已清除）'
