import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** For tests: another system that signs people in by OpenID Connect, as the person `subject` names. */
export interface TestIssuer {
  readonly url: string
  /** Who signs in next. */
  subject: string
  /** Claims beside the usual ones; they may also override those. */
  claims: Record<string, unknown>
  /** Where the other system would send the browser back to, having been asked at `location`. */
  readonly comeBack: (location: string) => string
  readonly stop: () => Promise<void>
}

export const testClient = { clientId: 'luoshi', clientSecret: 'the secret of the tests' } as const

/** An issuer on a free port. */
export async function testIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  let nonce: string | null = null
  const server = createServer((request, response) => {
    const answer = (body: object) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    }
    if (request.url === '/.well-known/openid-configuration')
      return answer({
        issuer: issuer.url,
        authorization_endpoint: `${issuer.url}/authorize`,
        token_endpoint: `${issuer.url}/token`,
        userinfo_endpoint: `${issuer.url}/userinfo`,
        jwks_uri: `${issuer.url}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (request.url === '/keys')
      return answer({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    if (request.url === '/token')
      return answer({ access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: token() })
    return answer({ sub: issuer.subject, name: '外部系统的名字', email: 'someone@example.gov.cn', ...issuer.claims })
  })
  const token = () => {
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer.url,
      aud: testClient.clientId,
      sub: issuer.subject,
      iat: now,
      exp: now + 300,
      ...(nonce === null ? {} : { nonce }),
      ...issuer.claims,
    }
    const written = [{ alg: 'RS256', kid: 'one', typ: 'JWT' }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    )
    return [...written, sign('sha256', Buffer.from(written.join('.')), privateKey).toString('base64url')].join('.')
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer: TestIssuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    subject: 'nobody',
    claims: {},
    comeBack: (location) => {
      const asked = new URL(location)
      nonce = asked.searchParams.get('nonce')
      const back = new URL(asked.searchParams.get('redirect_uri') ?? '')
      return `${back.pathname}?code=one&state=${encodeURIComponent(asked.searchParams.get('state') ?? '')}`
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return issuer
}
