import { AwsError } from '../error';
import { type JsonInput, jsonService, pageSize, text } from '../jsonService';
import { InvalidTokenError, page } from '../paging';
import { publicParameters } from './parameters';

function names(input: JsonInput): string[] {
  const value = input.Names;
  const list = Array.isArray(value) ? value.map(String) : [];
  if (list.length < 1 || list.length > 10) {
    throw new AwsError(
      'ValidationException',
      "1 validation error detected: Value at 'names' failed to satisfy constraint: Member must have length between 1 and 10",
    );
  }
  return list;
}

/** AWS Systems Manager: the public parameters of the EKS images. */
export const ssm = jsonService('ssm', 'AmazonSSM', {
  GetParameter: ({ world, region }, input) => {
    const parameter = publicParameters(world.amis, region).get(
      text(input, 'Name'),
    );
    if (!parameter) {
      throw new AwsError('ParameterNotFound', '');
    }
    return { Parameter: parameter };
  },
  GetParameters: ({ world, region }, input) => {
    const known = publicParameters(world.amis, region);
    const wanted = names(input);
    return {
      Parameters: wanted.flatMap(name => known.get(name) ?? []),
      InvalidParameters: wanted.filter(name => !known.has(name)),
    };
  },
  GetParametersByPath: ({ world, region }, input) => {
    const path = `${text(input, 'Path').replace(/\/$/, '')}/`;
    const recursive = input.Recursive === true;
    const found = Array.from(
      publicParameters(world.amis, region).values(),
    ).filter(
      ({ Name }) =>
        Name.startsWith(path) &&
        (recursive || !Name.slice(path.length).includes('/')),
    );
    try {
      const { items, nextToken } = page(
        found,
        `${path} ${recursive}`,
        pageSize(input, 10),
        text(input, 'NextToken'),
      );
      return { Parameters: items, NextToken: nextToken };
    } catch (error) {
      if (error instanceof InvalidTokenError) {
        throw new AwsError(
          'InvalidNextToken',
          'The specified token is not valid.',
        );
      }
      throw error;
    }
  },
});
