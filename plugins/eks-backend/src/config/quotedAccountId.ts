import { accountIdSchema } from '@xkf/backstage-plugin-eks-common';
import { z } from 'zod';

/** An account id that the configuration quotes. */
export const quotedAccountId = z
  .custom<string>(value => typeof value !== 'number', {
    message: 'must be quoted, because a number loses its leading zeros',
    abort: true,
  })
  .pipe(accountIdSchema);
