import { regionSchema } from '@xkf/backstage-plugin-eks-common';
import { z } from 'zod';
import { durationSchema } from './duration';
import { quotedAccountId } from './quotedAccountId';

const text = z.string().min(1, 'must not be empty');

/** The `eks.organization` section. */
export const organizationSchema = z.strictObject({
  managementAccountId: quotedAccountId,
  tenantOrganizationalUnitId: z
    .string()
    .regex(
      /^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/,
      'must be the id of an organizational unit, such as ou-ab12-tenants1',
    ),
  tenantRegions: z.array(regionSchema).min(1, 'must name at least one region'),
  environmentTag: text.default('Environment'),
  defaultEnvironment: text.default('unknown'),
  accessRoleName: z
    .string()
    .regex(
      /^[\w+=,.@-]{1,64}$/,
      'must be the name of an IAM role, at most 64 characters long',
    )
    .default('OrganizationAccountAccessRole'),
  refresh: durationSchema.default(10 * 60_000),
});

/** The organization that tenants' accounts belong to. */
export type OrganizationConfig = z.output<typeof organizationSchema>;
