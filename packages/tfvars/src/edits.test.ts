import { edit, parse } from '.';
import { appending } from './__testUtils__/examples/append';
import { appendingBlocks } from './__testUtils__/examples/appendBlock';
import type { EditExample } from './__testUtils__/examples/example';
import { removing } from './__testUtils__/examples/remove';
import { creating } from './__testUtils__/examples/create';
import { replacing } from './__testUtils__/examples/replace';
import { xkf } from './__testUtils__/examples/xkf';
import { judge } from './__testUtils__/hashicorp';

const groups: [string, EditExample[]][] = [
  ['set changes', replacing],
  ['set with create adds', creating],
  ['append adds', appending],
  ['remove takes away', removing],
  ['appendBlock adds a block', appendingBlocks],
  ['the files of XKF:', xkf],
];
const examples = groups.flatMap(([group, each]) =>
  each.map(one => [`${group} ${one.name}`, one] as const),
);

describe('edit', () => {
  it.each(examples)('%s', async (_, { before, operations, after }) => {
    expect(edit(before, operations)).toBe(after);
    expect(parse(after).text).toBe(after);
    await expect(judge(before)).resolves.toMatchObject({ accepted: true });
    await expect(judge(after)).resolves.toMatchObject({ accepted: true });
  });
});
