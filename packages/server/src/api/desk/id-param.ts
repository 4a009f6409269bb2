/** An id of a request's path; what is no id is as the id of nothing. */
export function idParam<Part extends string>(param: (name: Part) => string, name: Part): string {
  const given = param(name)
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(given) ? given : '00000000-0000-0000-0000-000000000000'
}
