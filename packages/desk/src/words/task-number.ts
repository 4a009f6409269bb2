/**
 * `12`, or `12-2` for the second task of a commitment that was split. The first keeps the commitment's own number,
 * here as in the tables that go out and in the record.
 */
export const taskNumber = ({ number, part }: { readonly number: number; readonly part: number }): string =>
  part > 1 ? `${number}-${part}` : String(number)
