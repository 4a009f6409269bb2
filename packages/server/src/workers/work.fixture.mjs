export const twice = (input) => [input, input]
export const fails = () => {
  throw new Error('of its own')
}
export const forever = () => {
  for (;;);
}
export const hoards = () => {
  const all = []
  for (;;) all.push({ more: all.length, words: `${all.length} words` })
}
