import type { Request, Response } from 'express';

const MESSAGES: Readonly<Record<number, string>> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40125: 'invalid appsecret',
  40163: 'code been used',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  47001: 'data format error',
};

/** Errors are HTTP 200 too, and the content type is text/plain, as on the real platform. */
export function refuse(response: Response, errcode: number): void {
  send(response, { errcode, errmsg: `${MESSAGES[errcode] ?? 'error'} rid: 6523-fake` });
}

export function send(response: Response, body: object): void {
  response.status(200).type('text/plain').send(JSON.stringify(body));
}

/** Null unless the request came as JSON with an object inside. */
export function jsonBody(request: Request): Record<string, unknown> | null {
  const body: unknown = request.body;
  return request.is('application/json') && typeof body === 'object' && body !== null
    ? (body as Record<string, unknown>)
    : null;
}
