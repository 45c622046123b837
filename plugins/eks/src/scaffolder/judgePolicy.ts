import { isError } from '@backstage/errors';
import {
  ChangeWarning,
  readPolicy,
  wildcardWarnings,
} from '@xkf/backstage-plugin-eks-common';

/** What is wrong with a policy, or where it allows more than it names. */
export function judgePolicy(json: string): {
  mistake?: string;
  warnings: ChangeWarning[];
} {
  if (json.trim() === '') return { warnings: [] };
  try {
    return { warnings: wildcardWarnings(readPolicy(json)) };
  } catch (error) {
    const mistake = isError(error) ? error.message : String(error);
    return { mistake, warnings: [] };
  }
}
