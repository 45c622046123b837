/** Lines of a text, each with its newline. */
export function lines(...each: string[]): string {
  return each.map(line => `${line}\n`).join('');
}
