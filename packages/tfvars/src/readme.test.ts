import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { edit, parse, TfvarsError } from '.';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

/** The code blocks of the README in their order. */
const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
  ([, language, code]) => ({ language, code }),
);
const text = blocks.find(({ language }) => language === 'hcl')?.code ?? '';

/** Runs code of the README, which is JavaScript, too. */
function outcomeOf(code: string): unknown {
  try {
    return runInNewContext(code, { edit, parse, text });
  } catch (error) {
    if (error instanceof TfvarsError) return error.message;
    throw error;
  }
}

/** Lines that the one has and the other has not, in the order of both. */
function changedLines(before: string[], after: string[]): string[] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    Array<number>(after.length + 1).fill(0),
  );
  for (let one = before.length - 1; one >= 0; one -= 1) {
    for (let other = after.length - 1; other >= 0; other -= 1) {
      lengths[one][other] =
        before[one] === after[other]
          ? lengths[one + 1][other + 1] + 1
          : Math.max(lengths[one + 1][other], lengths[one][other + 1]);
    }
  }
  const changes: string[] = [];
  let one = 0;
  let other = 0;
  while (one < before.length || other < after.length) {
    if (one < before.length && before[one] === after[other]) {
      one += 1;
      other += 1;
    } else if (
      other === after.length ||
      (one < before.length &&
        lengths[one + 1][other] >= lengths[one][other + 1])
    ) {
      changes.push(`-${before[one]}`);
      one += 1;
    } else {
      changes.push(`+${after[other]}`);
      other += 1;
    }
  }
  return changes;
}

const edits = blocks.flatMap(({ language, code }, index) =>
  language === 'ts' && code.startsWith('edit')
    ? [[code, blocks[index + 1]] as const]
    : [],
);

describe('the README', () => {
  it.each(edits.filter(([, { language }]) => language === 'diff'))(
    'shows what comes of %s',
    (code, shown) => {
      const lines = shown.code.split('\n').slice(0, -1);
      const after = String(outcomeOf(code)).split('\n');
      const changes = changedLines(text.split('\n'), after);
      expect(lines.filter(line => /^[+-]/.test(line)).sort()).toEqual(
        changes.sort(),
      );
      const context = lines.filter(line => line.startsWith(' '));
      for (const line of context) expect(text).toContain(`${line.slice(1)}\n`);
    },
  );

  it.each(edits.filter(([, { language }]) => language === 'text'))(
    'shows how %s is refused',
    (code, shown) => {
      expect(`${outcomeOf(code)}\n`).toBe(shown.code);
    },
  );

  it('tells what is read', () => {
    const reading = blocks.find(({ code }) => code.includes('parse(text)'));
    const statements = [
      ...(reading?.code ?? '').matchAll(/^(document\..*); \/\/ (.*)$/gm),
    ];
    expect(statements).toHaveLength(4);
    for (const [, statement, value] of statements) {
      expect(outcomeOf(`const document = parse(text); ${statement}`)).toEqual(
        outcomeOf(`(${value})`),
      );
    }
  });

  it('has an example of each operation', () => {
    expect(edits).toHaveLength(6);
    for (const operation of ['set', 'append', 'remove', 'appendBlock']) {
      expect(readme).toContain(`op: '${operation}'`);
    }
  });

  it('has every code of an error', () => {
    const codes = [...readme.matchAll(/^\| `([A-Z]\w+)` +\|/gm)].map(
      ([, code]) => code,
    );
    expect(codes).toEqual([
      'SyntaxError',
      'InvalidEncoding',
      'DuplicateKey',
      'NotFound',
      'NotALiteral',
      'TypeMismatch',
      'AmbiguousMatch',
      'AlreadyExists',
      'InvalidValue',
      'InternalError',
    ]);
  });
});
