import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { HumanDuration, JsonValue } from '@backstage/types';
import { Duration } from 'luxon';
import { z } from 'zod';

/**
 * A duration as Backstage writes it (`PT5M`, `5m` or `{ minutes: 5 }`), read
 * into milliseconds.
 */
export const durationSchema = z.unknown().transform((value, context) => {
  try {
    const config = new ConfigReader({ value: value as JsonValue });
    const human: HumanDuration = readDurationFromConfig(config, {
      key: 'value',
    });
    const milliseconds = Duration.fromObject(human).toMillis();
    if (milliseconds > 0) return milliseconds;
  } catch {
    // Said below, in words that name the key.
  }
  context.addIssue({
    code: 'custom',
    message: 'must be a positive duration such as PT5M, 5m or { minutes: 5 }',
  });
  return z.NEVER;
});

/** A schedule of `coreServices.scheduler`; kept as it stands once it is sound. */
export const scheduleSchema = z.strictObject({
  frequency: z.union([
    z.strictObject({ cron: z.string() }),
    z.strictObject({ trigger: z.literal('manual') }),
    durationSchema,
  ]),
  timeout: durationSchema,
  initialDelay: durationSchema.optional(),
  scope: z.enum(['global', 'local']).default('global'),
});
