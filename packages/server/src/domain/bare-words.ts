/** Words without blanks and marks, in NFKC: letters, digits and %, by which two wordings are compared. */
export const bareWords = (words: string): string => words.normalize('NFKC').replace(/[^\p{L}\p{N}%]/gu, '')
