/** `12`, or `12-2` for the second task of a commitment that was split; the first keeps the commitment's own number. */
export const taskNumber = ({ number, part }: { readonly number: number; readonly part: number }): string =>
  part === 1 ? String(number) : `${number}-${part}`
