/**
 * Every way in which a request is not answered, as RFC 9457 has it: what is wrong and what to do, for a person to read.
 * The name is the last part of the problem's `type`.
 */
export const problemKinds = {
  'malformed-body': [400, '请求内容无法读取', 'The body cannot be read'],
  'token-required': [401, '需要令牌', 'A token is required'],
  'token-refused': [401, '令牌无效', 'The token is not valid'],
  'token-of-another-place': [403, '令牌不属于这个行政区', 'The token is of another place'],
  'not-found': [404, '没有找到', 'Not found'],
  'method-not-allowed': [405, '不支持这种请求方法', 'Method not allowed'],
  'not-acceptable': [406, '只能以 JSON 回答', 'Only JSON can be given'],
  'sign-in-required': [401, '请先登录', 'Sign in first'],
  'sign-in-refused': [401, '没有登录成功', 'Sign-in refused'],
  'sign-in-locked': [429, '登录已暂停', 'Sign-in is locked'],
  'set-up-required': [403, '请先完成账号设置', 'Finish setting up the account first'],
  forbidden: [403, '没有权限', 'Not allowed'],
  'cross-site': [403, '请求来自别的网站', 'The request came from another site'],
  stale: [409, '内容已被他人修改', 'Somebody else has changed it'],
  conflict: [409, '当前状态不允许', 'Not possible in this state'],
  'not-possible': [422, '无法办理', 'Not possible'],
  'already-adopted': [409, '报告已经通过', 'The report has been adopted already'],
  purged: [410, '内容已被清除', 'The content has been removed'],
  'too-large': [413, '文件过大', 'The file is too large'],
  'unsupported-type': [415, '不支持这种文件或内容类型', 'Unsupported kind of file or body'],
  'wrong-parameter': [422, '参数不对', 'A parameter is wrong'],
  'statement-required': [422, '缺少保密声明', 'The secrecy statement is missing'],
  'unreadable-file': [422, '文件无法读取', 'The file cannot be read'],
  'not-a-report': [422, '不是政府工作报告', 'Not a government work report'],
  'no-year': [422, '没有年份', 'No year is named'],
  'nothing-to-adopt': [422, '没有可以通过的内容', 'Nothing to adopt'],
  'secrecy-mark': [422, '文件有密级或内部标志', 'The file bears a mark of secrecy'],
  'still-open': [422, '还有待定的条目', 'Something is still open'],
  'too-many-attempts': [429, '尝试过多', 'Too many attempts'],
  unavailable: [503, '暂时无法办理', 'Not available at the moment'],
  failed: [500, '服务器内部错误', 'The server failed'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string, titleEn: string]>>

/** The last part of a problem's `type`. */
export type ProblemKind = keyof typeof problemKinds

/** What else a problem may say. */
export interface ProblemDetails {
  /** What is wrong and what to do, in Chinese. */
  readonly detail: string
  readonly detailEn: string
  /** Which parameters or fields are wrong. */
  readonly errors?: readonly ParameterError[]
  readonly headers?: Readonly<Record<string, string>>
  /** What else helps to go on: the row as it is now, `current`. */
  readonly more?: Readonly<Record<string, unknown>>
}

/** One parameter that is not as it should be. */
export interface ParameterError {
  readonly in: 'query' | 'form'
  readonly name: string
  readonly message: string
  readonly message_en: string
}

/** A problem as an answer, `application/problem+json`; it is never kept by anybody. */
export function problem(kind: ProblemKind, { detail, detailEn, errors, headers, more }: ProblemDetails): Response {
  const [status, title, titleEn] = problemKinds[kind]
  const body = {
    type: `urn:luoshi:problem:${kind}`,
    title,
    title_en: titleEn,
    status,
    detail,
    detail_en: detailEn,
    ...(errors ? { errors } : {}),
    ...more,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      'Access-Control-Allow-Origin': '*',
      Vary: 'Accept, Accept-Encoding',
      ...headers,
    },
  })
}

/** 404 in the words given, or in general ones. */
export const notFound = (
  detail = '这个地址下没有内容。接口说明见 /api/。',
  detailEn = 'There is nothing at this address. The API is described at /api/.',
): Response => problem('not-found', { detail, detailEn })
