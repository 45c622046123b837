import {
  configuration,
  platformOf,
} from '../../repository/__testUtils__/configuration';
import {
  Files,
  MemoryRepository,
} from '../../repository/__testUtils__/memoryRepository';
import { eksVarFile, xkf } from '../../repository/__testUtils__/xkf';
import {
  readPlatformDeclarations,
  RepositoryDeclarations,
  repositoryDeclarationsSchema,
} from '..';

/** The var file that most tests change. */
export const dev = 'aws-eks/variables/dev.tfvars';

/** Reads a platform repository, and sees that the reading can be stored. */
export async function read(
  files: Files,
  environments = ['dev'],
  platform?: Record<string, unknown>,
): Promise<RepositoryDeclarations> {
  const { config } = platformOf(configuration({ platform }));
  const reading = await readPlatformDeclarations(
    new MemoryRepository(files),
    config,
    environments,
  );
  const stored = JSON.parse(JSON.stringify(reading));
  expect(repositoryDeclarationsSchema.parse(stored)).toEqual(stored);
  return reading;
}

/** A repository whose dev environment has another configuration. */
export function withDev(config: string, more: Files = {}): Files {
  return xkf('node_pools', { [dev]: eksVarFile('dev', config), ...more });
}

/** The problems of a reading, one line each. */
export function messages({ problems }: RepositoryDeclarations): string[] {
  return problems.map(
    ({ path, line, message }) => `${path}:${line}: ${message}`,
  );
}
