/** An error message that screen readers announce at once; renders nothing without an error. */
export function Trouble({ error }: { readonly error: Error | null | undefined }) {
  return error ? (
    <p className="trouble" role="alert">
      {error.message}
    </p>
  ) : null
}
