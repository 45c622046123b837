import fc from 'fast-check';
import { readPlatformDeclarations } from '../declarations';
import { Declared, DeclaredPool } from '../declarations/schema';
import { platformOf } from '../repository/__testUtils__/configuration';
import { MemoryRepository } from '../repository/__testUtils__/memoryRepository';
import { eksVarFile, xkf } from '../repository/__testUtils__/xkf';
import { cluster, plan } from './__testUtils__/planning';

const dev = 'aws-eks/variables/dev.tfvars';

/** A pool as a test thinks of it. */
interface ModelPool {
  name: string;
  releaseVersion: string;
  minSize: number;
  maxSize: number;
  instanceTypes: string[];
  labels: Record<string, string>;
  taints: { key: string; value: string; effect: string }[];
}

const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const release = fc
  .tuple(fc.integer({ min: 20, max: 36 }), fc.nat(20))
  .map(([minor, patch]) => `1.${minor}.${patch}-20230513`);

/** Files may hold any text; who asks for a pool gives what Kubernetes takes. */
const labelValue = fc.stringMatching(/^([a-zA-Z0-9]([a-z_.-]{0,3}[0-9])?)?$/);
const poolWith = (
  key: fc.Arbitrary<string>,
  value: fc.Arbitrary<string>,
): fc.Arbitrary<ModelPool> =>
  fc.record({
    name: fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/),
    releaseVersion: release,
    minSize: fc.nat(5),
    maxSize: fc.integer({ min: 5, max: 20 }),
    instanceTypes: fc.array(fc.constantFrom('m5.large', 'r6i.xlarge'), {
      minLength: 1,
      maxLength: 3,
    }),
    labels: fc.dictionary(key, value, { maxKeys: 3 }),
    taints: fc.array(
      fc.record({
        key: fc.stringMatching(/^[a-z]{1,5}$/),
        value,
        effect: fc.constantFrom(
          'NO_SCHEDULE',
          'NO_EXECUTE',
          'PREFER_NO_SCHEDULE',
        ),
      }),
      { maxLength: 2 },
    ),
  });

const pools = fc.uniqueArray(
  poolWith(fc.stringMatching(/^[a-z./_-]{1,8}$/), text),
  {
    selector: ({ name }) => name,
    maxLength: 4,
  },
);

const layout = fc.record({
  comma: fc.constantFrom(',', '\n'),
  comment: fc.constantFrom('', '# a { [\n', '/* b\n */\n', '// ]\n'),
  crlf: fc.boolean(),
  bom: fc.boolean(),
});

const spelling = fc.constantFrom('node_pools', 'node_groups');

/** One change, which picks its pool by a number. */
const change = fc.oneof(
  fc.record({
    kind: fc.constant('version' as const),
    minor: fc.integer({ min: 20, max: 36 }),
  }),
  fc.record({
    kind: fc.constant('add' as const),
    pool: poolWith(
      fc.stringMatching(/^([a-z]{1,3}\.[a-z]\/)?[a-z]{1,3}(_[0-9])?$/),
      labelValue,
    ),
  }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(9) }),
  fc.record({
    kind: fc.constant('resize' as const),
    at: fc.nat(9),
    maxSize: fc.integer({ min: 5, max: 50 }),
  }),
  fc.record({
    kind: fc.constant('release' as const),
    at: fc.nat(9),
    releaseVersion: release,
  }),
);

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

interface Model {
  version: string;
  pools: ModelPool[];
}

const hcl = (value: string) =>
  JSON.stringify(value.normalize('NFC'))
    .replace(/[$%](?=\{)/g, '$&$&')
    .replace(/\\[bf]/g, ' ');

function write(
  { version, pools: all }: Model,
  isNew: boolean,
  {
    comma,
    comment,
    crlf,
    bom,
  }: { comma: string; comment: string; crlf: boolean; bom: boolean },
): string {
  const object = (entries: [string, string][]) =>
    `{${comma === ',' ? '' : '\n'}${entries.map(([key, value]) => `${key} = ${value}`).join(comma)}${comma === ',' ? '' : '\n'}}`;
  const elements = all.map(item => {
    const entries: [string, string][] = [
      ['name', hcl(item.name)],
      [isNew ? 'version' : 'release_version', hcl(item.releaseVersion)],
      ['min_size', String(item.minSize)],
      ['max_size', String(item.maxSize)],
      ['instance_types', `[${item.instanceTypes.map(hcl).join(', ')}]`],
    ];
    if (isNew) {
      entries.push(
        [
          'node_labels',
          object(
            Object.entries(item.labels).map(([key, value]) => [
              hcl(key),
              hcl(value),
            ]),
          ),
        ],
        [
          'node_taints',
          `[${item.taints.map(taint => object(Object.entries(taint).map(([key, value]) => [key, hcl(value)]))).join(', ')}]`,
        ],
      );
    }
    return `${comment}${object(entries)}`;
  });
  const body = `eks_config = {\n  ${isNew ? 'version' : 'kubernetes_version'} = "${version}"\n  ${isNew ? 'node_pools' : 'node_groups'} = [\n${elements.map(element => `${element},\n`).join('')}  ]\n}\n`;
  const lines = `${bom ? '\ufeff' : ''}${eksVarFile('dev', body)}`;
  return crlf ? lines.replace(/\r?\n/g, '\r\n') : lines;
}

/** What the model becomes, and the change to ask for. */
function play(
  model: Model,
  step: Change,
  isNew: boolean,
): { after: Model; asked: object } | undefined {
  const target =
    'at' in step
      ? model.pools[step.at % Math.max(1, model.pools.length)]
      : undefined;
  const replace = (more: Partial<ModelPool>) => ({
    ...model,
    pools: model.pools.map(item =>
      item === target ? { ...item, ...more } : item,
    ),
  });
  switch (step.kind) {
    case 'version': {
      const version = `1.${step.minor}`;
      return {
        after: { ...model, version },
        asked: { kind: 'set-control-plane-version', version },
      };
    }
    case 'add': {
      if (model.pools.some(({ name }) => name === step.pool.name))
        return undefined;
      const added = isNew
        ? step.pool
        : { ...step.pool, labels: {}, taints: [] };
      return {
        after: { ...model, pools: [...model.pools, added] },
        asked: { kind: 'add-node-group', pool: added },
      };
    }
    case 'remove':
      return (
        target && {
          after: {
            ...model,
            pools: model.pools.filter(item => item !== target),
          },
          asked: { kind: 'remove-node-group', pool: target.name },
        }
      );
    case 'resize':
      return (
        target && {
          after: replace({ maxSize: step.maxSize }),
          asked: {
            kind: 'resize-node-group',
            pool: target.name,
            maxSize: step.maxSize,
          },
        }
      );
    case 'release':
      return (
        target && {
          after: replace({ releaseVersion: step.releaseVersion }),
          asked: {
            kind: 'set-node-group-release',
            pool: target.name,
            releaseVersion: step.releaseVersion,
          },
        }
      );
    default:
      return undefined;
  }
}

const valueOf = <T>(declared: Declared<T> | undefined) =>
  declared && 'value' in declared ? declared.value : declared;

const effects: Record<string, string> = {
  NO_SCHEDULE: 'NoSchedule',
  NO_EXECUTE: 'NoExecute',
  PREFER_NO_SCHEDULE: 'PreferNoSchedule',
};

function seen(item: DeclaredPool) {
  return {
    name: item.name,
    releaseVersion: valueOf(item.releaseVersion),
    minSize: valueOf(item.minSize),
    maxSize: valueOf(item.maxSize),
    instanceTypes: valueOf(item.instanceTypes),
    labels: valueOf(item.labels) ?? {},
    taints: valueOf(item.taints) ?? [],
  };
}

function wanted(item: ModelPool, isNew: boolean) {
  const nfc = (value: string) => value.normalize('NFC');
  return {
    ...item,
    labels: isNew
      ? Object.fromEntries(
          Object.entries(item.labels).map(([key, value]) => [key, nfc(value)]),
        )
      : {},
    taints: isNew
      ? item.taints.map(taint => ({
          ...taint,
          value: nfc(taint.value),
          effect: effects[taint.effect],
        }))
      : [],
  };
}

it('what is read after random changes is what was asked for', async () => {
  await fc.assert(
    fc.asyncProperty(
      spelling,
      pools,
      layout,
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async (key, initial, style, steps) => {
        const isNew = key === 'node_pools';
        let model: Model = { version: '1.25', pools: initial };
        const asked: object[] = [];
        for (const step of steps) {
          const played = play(model, step, isNew);
          if (!played) continue;
          model = played.after;
          asked.push({ ...cluster, ...played.asked });
        }
        fc.pre(asked.length > 0);
        const before = write({ version: '1.25', pools: initial }, isNew, style);
        const files = xkf(isNew ? 'node_pools' : 'node_groups', {
          [dev]: before,
        });
        const planned = await plan(asked, { files });
        const after = planned.files[0]?.after ?? before;
        const reading = await readPlatformDeclarations(
          new MemoryRepository({ ...files, [dev]: after }),
          platformOf().config,
          ['dev'],
        );
        expect(reading.problems).toEqual([]);
        const [declared] = reading.clusters;
        expect(valueOf(declared.version)).toBe(model.version);
        expect(declared.pools.map(seen)).toEqual(
          model.pools.map(item => wanted(item, isNew)),
        );
        expect(after.startsWith('\ufeff')).toBe(style.bom);
        expect(/(?<!\r)\n/.test(after)).toBe(!style.crlf);
      },
    ),
    { numRuns: 300 },
  );
}, 120_000);
