/** The path of a program; null where it is not on the machine. */
export function engine(name: string): string | null
/** What a test says where a program is missing. */
export function missing(name: string, packageName?: string): string
/** A port that nothing listens to. */
export function freePort(): Promise<number>
/** Starts a program in the foreground and waits until `ready` comes true. */
export function started(
  path: string,
  args: readonly string[],
  how: { readonly ready: () => Promise<boolean>; readonly env?: Readonly<Record<string, string>> },
): Promise<{ readonly stop: () => Promise<void> }>
