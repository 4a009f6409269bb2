import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

interface AnswerSchemas {
  readonly answers: Readonly<Record<string, object>>
  readonly schemas: Readonly<Record<string, object>>
}

interface Address {
  readonly key: string
  readonly method: string
  readonly path: RegExp
}

/** Throws where an answer of the desk is not what the OpenAPI document says of its address; files and refusals are let through. */
export async function expectAsDescribed(method: string, path: string, answer: Response): Promise<void> {
  if (!answer.ok || !/^application\/json/.test(answer.headers.get('content-type') ?? '')) return
  const { addresses, schemaOf } = described()
  const plain = path.replace(/\?.*$/, '')
  const address = addresses.find((one) => one.method === method && one.path.test(plain))
  const schema = address && schemaOf(address.key)
  if (!schema) return
  const said = await answer.clone().json()
  if (schema(said)) return
  const wrong = (schema.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`).slice(0, 6)
  throw new Error(`${address.key} answers what its schema does not say: ${wrong.join('; ')}; ${JSON.stringify(said)}`)
}

let made: ReturnType<typeof read> | undefined
const described = () => {
  made ??= read()
  return made
}

function read() {
  const { answers, schemas } = JSON.parse(
    readFileSync(new URL('./answer-schemas.json', import.meta.url), 'utf8'),
  ) as AnswerSchemas
  const ajv = new Ajv2020({ strict: false })
  ajv.addSchema({ $id: 'desk', answers, components: { schemas } })
  const addresses = Object.keys(answers)
    .map((key): Address => {
      const [method = '', path = ''] = key.split(' ')
      return { key, method, path: new RegExp(`^/[^/]+${path.replaceAll(/:\w+/g, '[^/]+')}$`) }
    })
    // an address that is spelt out goes before one with a part in its place
    .toSorted((a, b) => a.key.split(':').length - b.key.split(':').length)
  const pointer = (key: string) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))
  const schemaOf = (key: string): ValidateFunction | undefined => ajv.getSchema(`desk#/answers/${pointer(key)}`)
  return { addresses, schemaOf }
}
