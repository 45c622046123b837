/** Encodes the segments of a path or branch name and keeps the `/` between them. */
export function encodeSegments(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
