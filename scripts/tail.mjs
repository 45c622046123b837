/** Keeps the last lines of a stream of text. */
export function tailOf(lineCount) {
  let text = '';
  return {
    add(chunk) {
      text = `${text}${chunk}`;
      const lines = text.split('\n');
      if (lines.length > lineCount * 2) {
        text = lines.slice(-lineCount - 1).join('\n');
      }
    },
    text() {
      return text.trimEnd().split('\n').slice(-lineCount).join('\n');
    },
  };
}
