/** Something that Terraform reports. */
export interface Diagnostic {
  severity: 'Error' | 'Warning';
  summary: string;
  /** Where, such as `on variables/qa.tfvars line 3`. */
  place?: string;
  detail?: string;
}

/** One or more errors that end a run of Terraform. */
export class TerraformError extends Error {
  override readonly name = 'TerraformError';

  constructor(readonly diagnostics: Diagnostic[]) {
    super(diagnostics.map(each => each.summary).join('; '));
  }
}

/** An error of Terraform. */
export function terraformError(
  summary: string,
  detail?: string,
  place?: string,
): TerraformError {
  return new TerraformError([{ severity: 'Error', summary, detail, place }]);
}

function wrapped(text: string): string[] {
  return text.split('\n').flatMap(line => {
    const lines = [''];
    for (const word of line.split(' ')) {
      const last = lines.length - 1;
      if (lines[last] && lines[last].length + word.length > 76) {
        lines.push(word);
      } else {
        lines[last] = lines[last] ? `${lines[last]} ${word}` : word;
      }
    }
    return lines;
  });
}

/** A diagnostic in the frame that Terraform prints. */
export function rendered(diagnostic: Diagnostic): string[] {
  const { severity, summary, place, detail } = diagnostic;
  return [
    '╷',
    ...wrapped(`${severity}: ${summary}`).map(line => `│ ${line}`),
    '│',
    ...(place ? [`│   ${place}`, '│'] : []),
    ...(detail ? wrapped(detail).map(line => `│ ${line}`) : []),
    '╵',
  ];
}
