const MAX_LENGTH = 300;

/**
 * What a host says in the body of a refusal, made fit to be shown: one line,
 * without control characters, links and the secrets that were sent.
 */
export function hostWords(
  text: string,
  secrets: readonly string[],
): string | undefined {
  let words = sentences(text).join(' ');
  for (const secret of secrets.filter(each => each.length > 3)) {
    words = words.replaceAll(secret, '[redacted]');
  }
  const line = words
    .replace(/https?:\/\/\S+/g, '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (!line) return undefined;
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line;
}

/** `message` and `errors[].message` (GitHub), `message` as text, list or table (GitLab), `error`. */
function sentences(text: string): string[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return [];
  }
  if (!isTable(body)) return [];
  return [body.message, body.errors, body.error].flatMap(texts);
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (!isTable(value)) return [];
  if ('message' in value) return texts(value.message);
  return Object.entries(value).flatMap(([key, each]) =>
    texts(each).map(words => `${key}: ${words}`),
  );
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
