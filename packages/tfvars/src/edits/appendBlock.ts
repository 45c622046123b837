import { TfvarsError } from '../errors';
import { isIdentifier } from '../lexer/characters';
import { blocksLike } from '../paths/matching';
import { type BlockStep, describePath, type Path } from '../paths/path';
import type { Block } from '../syntax/nodes';
import { checkText } from '../values/check';
import { quote } from '../values/quote';
import { errorAt } from '../values/toValue';
import { normalized } from '../values/value';
import {
  isFlat,
  type Style,
  type Writable,
  writeEntries,
} from '../values/write';
import { separation } from './body';
import { insertion } from './container';
import type { AppendBlockOperation, NewBlock } from './operation';
import { toWritable } from './raw';
import { newlineOf } from './style';
import type { EditedText } from './text';
import { wrongResult } from './verify';

const maximumDepth = 50;

function checkName(name: string, path: Path) {
  if (isIdentifier(name)) return;
  throw new TfvarsError(
    'InvalidValue',
    `${JSON.stringify(name)} cannot be the name of a block or an argument.`,
    { path },
  );
}

function stepOf({ type, labels = [] }: NewBlock): BlockStep {
  return { block: [type, ...labels] };
}

/** Arguments over several lines have a blank line around them. */
function spaced(
  entries: readonly (readonly [string, Writable])[],
  lines: readonly string[],
): string[] {
  return lines.flatMap((line, index) => {
    const isApart =
      index > 0 &&
      (!isFlat(entries[index][1]) || !isFlat(entries[index - 1][1]));
    return isApart ? ['', line] : [line];
  });
}

function writeBlock(block: NewBlock, style: Style, path: Path): string {
  if (path.length > maximumDepth) {
    throw new TfvarsError(
      'InvalidValue',
      `Blocks are nested more than ${maximumDepth} deep. Nest them less.`,
      { path },
    );
  }
  const { type, labels = [], attributes = {}, blocks = [] } = block;
  checkName(type, path);
  labels.forEach(label => checkText(label, path));
  const inside = { ...style, indent: `${style.indent}${style.unit}` };
  const entries = Object.entries(attributes).map(([name, value]) => {
    checkName(name, [...path, name]);
    return [name, toWritable(value, [...path, name])] as const;
  });
  const parts = [
    spaced(entries, writeEntries(entries, inside)).join(style.newline),
    ...blocks.map(
      nested =>
        `${inside.indent}${writeBlock(nested, inside, [...path, stepOf(nested)])}`,
    ),
  ].filter(part => part !== '');
  const head = [type, ...labels.map(quote)].join(' ');
  const content = parts.join(`${style.newline}${style.newline}`);
  return content === ''
    ? `${head} {}`
    : `${head} {${style.newline}${content}${style.newline}${style.indent}}`;
}

function isAsWanted(block: Block, wanted: NewBlock): boolean {
  const { labels = [], attributes = {}, blocks = [] } = wanted;
  return (
    block.type === wanted.type &&
    block.labels.length === labels.length &&
    block.labels.every((label, at) => label === normalized(labels[at])) &&
    block.body.attributes.size === Object.keys(attributes).length &&
    block.body.blocks.length === blocks.length &&
    block.body.blocks.every((nested, at) => isAsWanted(nested, blocks[at]))
  );
}

/** Adds a block at the end of the text. */
export function appendBlock(
  edited: EditedText,
  { op: _, unique = true, ...block }: AppendBlockOperation,
): EditedText {
  const { syntax, text } = edited;
  const path = [stepOf(block)];
  const [existing] = blocksLike(syntax.body, path[0]);
  if (unique && existing) {
    throw errorAt(
      existing,
      'AlreadyExists',
      `There is a block \`${describePath(path)}\` already.`,
      path,
    );
  }
  const newline = newlineOf(syntax, text.length);
  const style = { indent: '', unit: '  ', newline, inline: false };
  const written = `${separation(syntax)}${writeBlock(block, style, path)}${newline}`;
  const result = edited.with([insertion(text.length, written)]);
  const added = result.syntax.body.items.at(-1);
  const isRight =
    result.syntax.body.items.length === syntax.body.items.length + 1 &&
    added?.kind === 'block' &&
    isAsWanted(added, block);
  if (!isRight) throw wrongResult(path);
  return result;
}
