/** Tests for the shape of a value that came from outside. A test answers what is wrong, or undefined. */
export type Shape = (value: unknown, path: string) => string | undefined

export const text =
  (max: number): Shape =>
  (value, path) =>
    typeof value === 'string' && value.length <= max ? undefined : `${path} must be a text of at most ${max} characters`

export const number: Shape = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? undefined : `${path} must be a number`

export const count: Shape = (value, path) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : `${path} must be a whole number from 0`

export const boolean: Shape = (value, path) =>
  typeof value === 'boolean' ? undefined : `${path} must be true or false`

export const guid: Shape = (value, path) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
    ? undefined
    : `${path} must be a lower-case GUID`

export const oneOf =
  (...values: readonly unknown[]): Shape =>
  (value, path) =>
    values.includes(value) ? undefined : `${path} must be one of ${values.join(', ')}`

export const nullable =
  (shape: Shape): Shape =>
  (value, path) =>
    value === null ? undefined : shape(value, path)

export const optional =
  (shape: Shape): Shape =>
  (value, path) =>
    value === undefined ? undefined : shape(value, path)

export const listOf =
  (shape: Shape, max: number): Shape =>
  (value, path) => {
    if (!Array.isArray(value) || value.length > max) return `${path} must be a list of at most ${max}`
    return firstOf(value.entries(), ([index, item]) => shape(item, `${path}[${index}]`))
  }

/** Members beyond those named are left alone: a newer agent may say more. */
export const object =
  (members: Readonly<Record<string, Shape>>): Shape =>
  (value, path) => {
    if (!isObject(value)) return `${path} must be an object`
    return firstOf(Object.entries(members), ([name, shape]) => shape(value[name], `${path}.${name}`))
  }

export const anyObject: Shape = (value, path) => (isObject(value) ? undefined : `${path} must be an object`)

/** The shape depends on the member `tag`. */
export const tagged =
  (tag: string, shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, path) => {
    const name = isObject(value) ? value[tag] : undefined
    const shape = typeof name === 'string' && Object.hasOwn(shapes, name) ? shapes[name] : undefined
    return shape === undefined ? `${path}.${tag} must be one of ${Object.keys(shapes).join(', ')}` : shape(value, path)
  }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function firstOf<Item>(items: Iterable<Item>, test: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = test(item)
    if (problem !== undefined) return problem
  }
  return undefined
}
