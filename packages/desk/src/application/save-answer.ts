/** Hands an answer to the browser as a file, under the name the server gave it. */
export async function saveAnswer(answer: Response): Promise<void> {
  const [, name] = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '') ?? []
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name === undefined ? '' : decodeURIComponent(name)
  link.click()
  // the browser reads it after the click has been dealt with
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
