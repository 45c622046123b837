import { Layout } from '../layout/layout';
import { gapsOf } from '../layout/lines';
import { applySplices } from '../layout/splice';
import { parseSyntax } from '../syntax/parse';

/** The text with all of its columns as `terraform fmt` wants them. */
export function aligned(text: string): string {
  const { lines } = new Layout(parseSyntax(text));
  const gaps = lines.flatMap(gapsOf);
  return applySplices(
    text,
    gaps.map(({ start, end, spaces }) => ({
      start,
      end,
      text: ' '.repeat(spaces),
    })),
  );
}

/** The lines whose columns `terraform fmt` would move. */
export function misaligned(text: string): string[] {
  const layout = new Layout(parseSyntax(text));
  return layout.lines
    .filter(line => !layout.isCanonical(line))
    .map(({ start, end }) => text.slice(start, end));
}
