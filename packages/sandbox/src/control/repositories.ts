import { z } from 'zod';
import type { GitHost } from '../git/GitHost';
import { filesOf } from '../git/objects/files';
import type { Repository } from '../git/repository/Repository';
import { commitFiles } from '../git/seedRepositories';
import type { Pipeline } from '../pipeline/Pipeline';
import { ResourceExistsError, UnknownResourceError } from '../world/World';
import { parsed } from './options';

const name = z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'expected owner/name');
const schema = z.strictObject({
  name,
  /** The repository of a tenant whose files it gets, but for its roles and peerings. */
  like: name,
  /** The account of each environment. */
  environments: z.record(
    z.string().regex(/^[a-z0-9]+$/),
    z.string().regex(/^\d{12}$/, 'expected 12 digits'),
  ),
  /** Range of the network that it declares, a /18. */
  cidr: z
    .string()
    .regex(/^\d+\.\d+\.\d+\.0\/18$/, 'expected a /18')
    .default('10.123.0.0/18'),
  /** Whether what it declares is applied at once, as a person would before the first pull request. */
  apply: z.boolean().default(true),
});

type NewRepository = z.output<typeof schema>;

function repositoryOf(git: GitHost, fullName: string): Repository | undefined {
  const [owner, rest] = fullName.split('/');
  return git.repository(owner, rest);
}

/** Another network in place of that of a file: the first two numbers of its addresses, and no peerings. */
function renamed(
  text: string,
  environment: string,
  { cidr }: NewRepository,
): string {
  const [, old = ''] = /cidr_block\s*=\s*"(\d+\.\d+)\./.exec(text) ?? [];
  const prefix = cidr.split('.').slice(0, 2).join('.');
  return text
    .replace(/^environment(\s*)= ".*"$/m, `environment$1= "${environment}"`)
    .replaceAll(`"${old}.`, `"${prefix}.`)
    .replace(/^(vpc_peering_config_\w+)(\s*)= \[[\s\S]*?^\]$/gm, '$1$2= []');
}

function filesLike(
  model: Repository,
  wanted: NewRepository,
): Map<string, string> {
  const tree = model.resolve(model.defaultBranch)?.tree ?? '';
  const short = wanted.name.split('/')[1].replace(/^tenant-/, '');
  const made = new Map<string, string>();
  for (const [path, { sha }] of filesOf(model.objects, tree)) {
    const text = model.objects.blob(sha)?.toString('utf8') ?? '';
    const [, directory, own] =
      /^([^/]+)\/variables\/([^/]+)\.tfvars$/.exec(path) ?? [];
    if (own && own !== 'common') {
      for (const environment of Object.keys(wanted.environments)) {
        made.set(
          `${directory}/variables/${environment}.tfvars`,
          renamed(text, environment, wanted),
        );
      }
    } else if (path.endsWith('/main.tf')) {
      made.set(path, text.replace(/^(\s+name\s+= )".*"$/m, `$1"${short}"`));
    } else if (!path.endsWith('/irsa.tf')) {
      made.set(path, text);
    }
  }
  return made;
}

/**
 * Makes the repository of a tenant from that of another one, and lets the pipeline watch it.
 *
 * @throws UnknownResourceError when there is no repository to make it from
 * @throws ResourceExistsError when there is one of that name
 * @throws InvalidFaultError when the options cannot be understood
 */
export async function addRepository(
  git: GitHost,
  pipeline: Pipeline,
  options: unknown,
): Promise<object> {
  const wanted = parsed(schema, options);
  const model = repositoryOf(git, wanted.like);
  if (!model) {
    throw new UnknownResourceError(`There is no repository ${wanted.like}`);
  }
  if (repositoryOf(git, wanted.name)) {
    throw new ResourceExistsError(
      `There is a repository ${wanted.name} already`,
    );
  }
  const files = filesLike(model, wanted);
  const [owner, rest] = wanted.name.split('/');
  const repository = git.addRepository(
    owner,
    rest,
    `Terraform of ${rest}`,
    git.now(),
  );
  commitFiles(git, repository, files);
  const errors = await pipeline.watch(repository, {
    like: wanted.like,
    environments: wanted.environments,
    apply: wanted.apply,
  });
  return { name: wanted.name, files: Array.from(files.keys()), errors };
}
