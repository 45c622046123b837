import type { Dispatcher } from 'undici';

/** More than etcd stores of one object, several times over. */
const MAX_LINE = 16 * 1024 * 1024;
/** The API server writes a bookmark about once a minute. */
const SILENT_STREAM_MS = 90_000;

/** How the requests of a client leave it. */
export interface Wire {
  server: string;
  headers: Record<string, string>;
  dispatcher: Dispatcher;
  signal: AbortSignal;
}

/** A request in the API server's own words. */
export interface JsonRequest {
  method?: 'GET' | 'POST' | 'PATCH';
  /** Such as `/api/v1/pods`, with its parts encoded. */
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  /** `application/json`, unless a patch says which kind it is. */
  contentType?: string;
  /** Limit until the answer begins, where the pool's is too short. */
  headersTimeoutMs?: number;
}

/** A request whose answer is lines of JSON. */
export interface StreamRequest extends JsonRequest {
  /** The answer has begun. */
  onOpen(): void;
  onObject(object: unknown): void;
}

/** An answer of the API server that is no success. */
export class ApiStatusError extends Error {
  constructor(
    /** HTTP status. */
    readonly code: number,
    readonly headers: Record<string, string | string[] | undefined>,
    /** The answer as it came: a Status object as JSON, or plain text. */
    readonly body: string,
  ) {
    super(`HTTP ${code}`);
    this.name = 'ApiStatusError';
  }
}

/** @throws ApiStatusError */
export async function sendJson<T>(
  wire: Wire,
  request: JsonRequest,
): Promise<T> {
  const { body } = await send(wire, request);
  return (await body.json()) as T;
}

/** @throws ApiStatusError */
export async function openStream(
  wire: Wire,
  request: StreamRequest,
): Promise<void> {
  const { body } = await send(wire, request, { bodyTimeout: SILENT_STREAM_MS });
  request.onOpen();
  body.setEncoding('utf8');
  let rest = '';
  for await (const part of body) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE) throw new Error('A line is too long.');
    for (const line of lines) if (line) request.onObject(JSON.parse(line));
  }
}

async function send(
  { server, headers, dispatcher, signal }: Wire,
  request: JsonRequest,
  options: { bodyTimeout?: number } = {},
): Promise<Dispatcher.ResponseData> {
  const url = new URL(server + request.path);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const answer = await dispatcher.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: request.method ?? 'GET',
    signal,
    headers: {
      ...headers,
      accept: 'application/json',
      ...(request.body !== undefined && {
        'content-type': request.contentType ?? 'application/json',
      }),
    },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    ...(request.headersTimeoutMs && {
      headersTimeout: request.headersTimeoutMs,
    }),
    ...options,
  });
  if (answer.statusCode < 300) return answer;
  throw new ApiStatusError(
    answer.statusCode,
    answer.headers,
    await answer.body.text(),
  );
}
