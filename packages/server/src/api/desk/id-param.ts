/** The id that nothing and nobody has. */
export const noId = '00000000-0000-0000-0000-000000000000'

/** Whether a text has the form of an id. */
export const isId = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)

/** An id of a request's path; what is no id is as the id of nothing. */
export function idParam<Part extends string>(param: (name: Part) => string, name: Part): string {
  const given = param(name)
  return isId(given) ? given : noId
}
