import { z } from 'zod';
import { AwsError } from '../error';
import { type JsonInput, type JsonOperation, text } from '../jsonService';
import { invalidInput, tagsOf } from './lookup';

const TAG_LIMIT = 50;

const tagList = z.array(z.object({ Key: z.string(), Value: z.string() }));

/**
 * The tags of a request.
 *
 * @throws AwsError `InvalidInputException` for those that nobody may set
 */
export function tagsIn(input: JsonInput): Record<string, string> {
  const parsed = tagList.safeParse(input.Tags ?? []);
  if (!parsed.success) {
    throw invalidInput('INVALID_PATTERN', 'You provided invalid tags.');
  }
  const tags = parsed.data;
  if (tags.some(({ Key }) => Key.toLowerCase().startsWith('aws:'))) {
    throw invalidInput(
      'INVALID_SYSTEM_TAGS_PARAMETER',
      "You specified a tag key that is a system tag. You can't add, edit, or delete system tag keys.",
    );
  }
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) {
    throw invalidInput(
      'DUPLICATE_TAG_KEY',
      'Tag keys must be unique among the tags attached to the same entity.',
    );
  }
  if (
    tags.some(
      ({ Key, Value }) => !Key || Key.length > 128 || Value.length > 256,
    )
  ) {
    throw invalidInput(
      'MAX_LENGTH_EXCEEDED',
      'You provided a tag that is too long.',
    );
  }
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

/** Operations on the tags of accounts, units and the root. */
export const tagOperations: Record<string, JsonOperation> = {
  TagResource: (context, input) => {
    const tags = tagsOf(context, text(input, 'ResourceId'));
    const added = tagsIn(input);
    if (Object.keys({ ...tags, ...added }).length > TAG_LIMIT) {
      throw new AwsError(
        'ConstraintViolationException',
        'You have exceeded the number of tags allowed on this resource.',
        400,
        { Reason: 'MAX_TAG_LIMIT_EXCEEDED' },
      );
    }
    Object.assign(tags, added);
    return {};
  },
  UntagResource: (context, input) => {
    const tags = tagsOf(context, text(input, 'ResourceId'));
    const keys = Array.isArray(input.TagKeys) ? input.TagKeys.map(String) : [];
    for (const key of keys) {
      delete tags[key];
    }
    return {};
  },
};
