import { regionSchema } from '@xkf/backstage-plugin-eks-common';
import { z } from 'zod';
import { durationSchema, scheduleSchema } from './duration';
import { organizationSchema } from './organization';
import { toOwnerRef } from './ownerRef';
import { quotedAccountId } from './quotedAccountId';
import { terraformSchema } from './terraform';

const text = z.string().min(1, 'must not be empty');

/** A plain name is a group, as in the catalog. */
const ownerSchema = z.string().transform((value, context) => {
  const owner = toOwnerRef(value);
  if (owner) return owner;
  context.addIssue({
    code: 'custom',
    message: 'must be an entity reference such as group:default/team-a',
  });
  return z.NEVER;
});

const accountSchema = z.strictObject({
  accountId: quotedAccountId,
  name: text,
  environment: text,
  regions: z.array(regionSchema).min(1, 'must name at least one region'),
  role: z.enum(['platform', 'tenant']).default('platform'),
  owner: ownerSchema.optional(),
  kubernetes: z.strictObject({ access: text }).optional(),
});

const minutes = (n: number) => n * 60_000;

const scanSchema = z.strictObject({
  schedule: scheduleSchema.default({
    frequency: minutes(5),
    timeout: minutes(4),
    scope: 'global',
  }),
  concurrency: z.number().int().min(1).max(64).default(16),
  unitTimeout: durationSchema.default(minutes(2)),
  maxRemovalShare: z.number().min(0).max(1).default(0.2),
});

const days = (n: number) => n * 24 * minutes(60);

const environments = z.array(text);

const operationsSchema = z
  .strictObject({
    approval: z
      .strictObject({
        environments: environments.default([]),
        decideWithin: durationSchema.default(days(7)),
        validFor: durationSchema.default(days(1)),
      })
      .prefault({}),
    confirmation: z
      .strictObject({ environments: environments.optional() })
      .prefault({}),
    concurrency: z.number().int().min(1).max(200).default(25),
    retention: durationSchema.default(days(400)),
  })
  .transform(({ confirmation, ...rest }) => ({
    ...rest,
    confirmation: {
      environments: confirmation.environments ?? rest.approval.environments,
    },
  }));

/** The `eks` section of the app configuration. */
export const eksConfigSchema = z.strictObject({
  accounts: z.array(accountSchema).default([]),
  organization: organizationSchema.optional(),
  additionalRegions: z.array(regionSchema).default([]),
  ownerTag: text.default('Owner'),
  scan: scanSchema.prefault({}),
  kubernetes: z.strictObject({ access: text.default('aws-iam') }).prefault({}),
  terraform: terraformSchema.prefault({}),
  operations: operationsSchema.prefault({}),
});

/** One configured AWS account. */
export type AccountConfig = z.output<typeof accountSchema>;

/** The plugin's configuration: frozen, durations in milliseconds. */
export type EksConfig = z.output<typeof eksConfigSchema>;
