import { Button } from 'antd'

/** Error state: says what could not be loaded and offers to try again. */
export function ErrorState({ error, again }: { readonly error: Error; readonly again?: () => unknown }) {
  return (
    <div className="notice" role="alert">
      <h2>打不开</h2>
      <p>{error.message}</p>
      {again && <Button onClick={() => void again()}>重试</Button>}
    </div>
  )
}
