import { createHash, createHmac } from 'node:crypto';

/** The parts of a request that AWS Signature Version 4 covers. */
export interface SignedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  /** Hexadecimal SHA-256 of the body. */
  payloadHash: string;
  /** Names of the signed headers in lower case, in order. */
  signedHeaders: string[];
}

/** The `Credential` of a signature: key, day, region and service. */
export interface CredentialScope {
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
}

/** Hexadecimal SHA-256. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function canonicalQuery(query: URLSearchParams): string {
  return Array.from(query.entries())
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

/** The canonical request; every service but S3 encodes the path a second time. */
export function canonicalRequest(request: SignedRequest): string {
  const headers = request.signedHeaders.map(
    name =>
      `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`,
  );
  return [
    request.method,
    request.path.split('/').map(encode).join('/') || '/',
    canonicalQuery(request.query),
    headers.join(''),
    request.signedHeaders.join(';'),
    request.payloadHash,
  ].join('\n');
}

/** Reads `AKIA…/20261124/eu-west-1/eks/aws4_request`; undefined if it is not of this form. */
export function parseScope(credential: string): CredentialScope | undefined {
  const match =
    /^([^/]+)\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request$/.exec(
      credential,
    );
  return match
    ? {
        accessKeyId: match[1],
        date: match[2],
        region: match[3],
        service: match[4],
      }
    : undefined;
}

/** The signature of a request in hexadecimal digits. */
export function signatureOf(
  request: SignedRequest,
  scope: CredentialScope,
  time: string,
  secretAccessKey: string,
): string {
  const { date, region, service } = scope;
  const text = [
    'AWS4-HMAC-SHA256',
    time,
    `${date}/${region}/${service}/aws4_request`,
    sha256(canonicalRequest(request)),
  ].join('\n');
  const hmac = (key: string | Buffer, part: string) =>
    createHmac('sha256', key).update(part).digest();
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${secretAccessKey}`,
  );
  return createHmac('sha256', key).update(text).digest('hex');
}
