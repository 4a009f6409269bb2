/** What went wrong, read out at once; nothing where nothing did. */
export function Trouble({ error }: { readonly error: Error | null | undefined }) {
  return error ? (
    <p className="trouble" role="alert">
      {error.message}
    </p>
  ) : null
}
