import Taro from '@tarojs/taro';

export interface HostRequest {
  url: string;
  method: 'GET' | 'POST';
  header?: Record<string, string>;
  body?: string;
  timeoutMs: number;
}

export interface HostResponse {
  status: number;
  header: Record<string, string>;
  body: string;
}

/** The call may or may not have arrived: only a repeat with the same key is safe. */
export class NetworkError extends Error {
  override name = 'NetworkError';
}

/** One exchange over the host's network, with text going out and text coming back. */
export async function request(asked: HostRequest): Promise<HostResponse> {
  try {
    const answer = await Taro.request<unknown>({
      url: asked.url,
      method: asked.method,
      header: asked.header ?? {},
      data: asked.body,
      timeout: asked.timeoutMs,
      // Any word but `json` leaves the answer as the text it is.
      dataType: 'text',
      responseType: 'text',
    });
    return { status: answer.statusCode, header: answer.header ?? {}, body: textOf(answer.data) };
  } catch (failure) {
    // A browser reports an answered failure by rejecting with the answer.
    const answer = failure as { statusCode?: unknown; header?: Record<string, string>; data?: unknown };
    if (typeof answer?.statusCode === 'number' && answer.statusCode > 0)
      return { status: answer.statusCode, header: answer.header ?? {}, body: textOf(answer.data) };
    throw new NetworkError(reasonOf(failure));
  }
}

const textOf = (data: unknown): string =>
  typeof data === 'string' ? data : data === undefined ? '' : JSON.stringify(data);

function reasonOf(failure: unknown): string {
  const text = (failure as { errMsg?: unknown } | null)?.errMsg;
  return typeof text === 'string' ? text : 'the host did not say why';
}
